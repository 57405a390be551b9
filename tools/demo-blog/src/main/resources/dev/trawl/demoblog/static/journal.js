/* More entries of a list: by scrolling to its end, or by a button in the archive. */
(function () {
  'use strict';
  var list = document.getElementById('entries');
  if (!list || !list.dataset.next) { return; }
  var busy = false;
  var button = null;

  function more() {
    if (busy || !list.dataset.next) { return; }
    busy = true;
    fetch(list.dataset.next).then(function (reply) { return reply.text(); }).then(function (html) {
      var batch = new DOMParser().parseFromString(html, 'text/html').querySelector('.batch');
      var next = batch.dataset.next;
      while (batch.firstElementChild) { list.appendChild(batch.firstElementChild); }
      list.dataset.next = next;
      if (!next) { end(); }
      busy = false;
    });
  }

  function end() {
    if (button) { button.remove(); }
    var mark = document.createElement('p');
    mark.className = 'the-end';
    mark.textContent = 'You have read it all.';
    list.parentNode.appendChild(mark);
  }

  if (list.dataset.by === 'button') {
    button = document.createElement('button');
    button.className = 'older';
    button.textContent = 'Older entries';
    button.addEventListener('click', more);
    list.parentNode.appendChild(button);
    return;
  }
  addEventListener('scroll', function () {
    var page = document.scrollingElement;
    if (page.scrollTop + innerHeight > page.scrollHeight - 200) { more(); }
  });
})();
