/* Counts the visit, as trackers do; nothing on the page depends on it. */
(function () {
  'use strict';
  new Image().src = '/track/visit.gif?path=' + encodeURIComponent(location.pathname);
})();
