/* Draws the pager: the page itself comes without one. */
(function () {
  'use strict';
  var box = document.getElementById('pageBox');
  if (!box || typeof listTotal === 'undefined') { return; }
  var pages = Math.ceil(listTotal / pageSize);
  box.setAttribute('data-pages', pages);
  if (pages < 2) { return; }

  var list = document.createElement('ul');

  function add(text, classes, page) {
    var li = document.createElement('li');
    li.className = classes;
    li.textContent = text;
    if (page) { li.addEventListener('click', function () { location.href = getAllUrl(page); }); }
    list.appendChild(li);
    return li;
  }

  function action(name, text, page, enabled) {
    add(text, 'js-page-' + name + ' js-page-action ui-pager' + (enabled ? '' : ' ui-pager-disabled'), enabled && page);
  }

  function number(page) {
    var current = page === currentPage;
    add(page, 'ui-pager' + (current ? ' focus' : ''), !current && page).setAttribute('data-page', page);
  }

  function ellipse() { add('…', 'ui-paging-ellipse', null); }

  action('first', '', 1, currentPage > 1);
  action('prev', '上一页', currentPage - 1, currentPage > 1);
  var from = Math.max(2, currentPage - 2);
  var to = Math.min(pages - 1, currentPage + 2);
  number(1);
  if (from > 2) { ellipse(); }
  for (var page = from; page <= to; page++) { number(page); }
  if (to < pages - 1) { ellipse(); }
  number(pages);
  action('next', '下一页', currentPage + 1, currentPage < pages);
  action('last', '', pages, currentPage < pages);

  var container = document.createElement('div');
  container.className = 'ui-paging-container';
  container.id = 'Paging_' + listTotal + '_' + currentPage;
  container.appendChild(list);
  box.appendChild(container);
})();
