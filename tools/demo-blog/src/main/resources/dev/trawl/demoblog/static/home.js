/* More articles of a home page: from JSON documents, where its end is scrolled to. */
(function () {
  'use strict';
  var home = document.querySelector('.user-home');
  var list = document.getElementById('articles');
  if (home.dataset.list !== 'growing' || home.dataset.pages === '1') { return; }
  var page = 1;
  var busy = false;
  var types = { 1: '原创', 2: '转载', 4: '翻译' };

  function piece(tag, name, text) {
    var element = document.createElement(tag);
    if (name) { element.className = name; }
    element.textContent = text;
    return element;
  }

  function add(entry) {
    var link = document.createElement('a');
    link.href = entry.url;
    link.append(
      piece('h4', '', entry.title), piece('div', 'blog-list-content', entry.description),
      piece('div', 'article-type', types[entry.type]), piece('div', 'view-time-box', '发布博客 ' + entry.formatTime + ' ·'),
      piece('div', 'view-num', entry.viewCount + ' 阅读'), piece('div', 'comment-num', entry.commentCount + ' 评论'));
    var item = document.createElement('article');
    item.className = 'blog-list-box';
    item.append(link);
    list.append(item);
  }

  function more() {
    if (busy || page === Number(home.dataset.pages)) { return; }
    busy = true;
    page++;
    fetch('/community/home-api/v1/get-business-list?page=' + page + '&size=20&username=' + home.dataset.user)
      .then(function (reply) { return reply.json(); })
      .then(function (answer) {
        answer.data.list.forEach(add);
        if (page === Number(home.dataset.pages)) { home.append(piece('p', 'no-more', '没有更多了')); }
        busy = false;
      });
  }

  addEventListener('scroll', function () {
    var shown = document.scrollingElement;
    if (shown.scrollTop + innerHeight > shown.scrollHeight - 200) { more(); }
  });
})();
