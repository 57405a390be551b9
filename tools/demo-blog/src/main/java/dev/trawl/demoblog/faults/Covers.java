package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;

/** Things that lie over the page. */
final class Covers {

    private static final String BANNER = """
            <style>
            #promoBanner { position: fixed; left: 0; right: 0; top: 30%; bottom: 0; z-index: 99999; background: rgba(200, 72, 45, .94);
              color: #fff; display: flex; flex-direction: column; align-items: center; justify-content: center; font-size: 26px; }
            #promoBanner .promo-close { margin-top: 16px; border: 1px solid #fff; border-radius: 16px; padding: 4px 20px; font-size: 15px; }
            </style>
            <script>
            (function () {
              function cover() {
                if (document.getElementById('promoBanner')) { return; }
                var banner = document.createElement('div');
                banner.id = 'promoBanner';
                banner.innerHTML = '<p>下载 Demo Blog 客户端，阅读体验更佳</p><span class="promo-close">关闭</span>';
                document.body.appendChild(banner);
              }
              cover();
              new MutationObserver(cover).observe(document.body, { childList: true });
              window.addEventListener('click', function (event) {
                if (event.target.closest && event.target.closest('#pageBox, #promoBanner')) {
                  event.stopImmediatePropagation();
                  event.preventDefault();
                }
              }, true);
            })();
            </script>
            """;

    private static final String MODAL = """
            <style>
            #loginModal { position: fixed; inset: 0; z-index: 99999; background: rgba(20, 20, 28, .6); display: flex; align-items: center; justify-content: center; }
            #loginModal .modal-card { background: #fff; border-radius: 10px; padding: 34px 44px; width: 420px; text-align: center; position: relative; }
            #loginModal .modal-close { position: absolute; top: 8px; right: 12px; border: 0; background: none; font-size: 22px; cursor: pointer; }
            </style>
            <div id="loginModal"><div class="modal-card"><button type="button" class="modal-close" aria-label="关闭">×</button>
            <h3>登录后可享更多权益</h3><p>收藏文章、关注博主、参与讨论</p></div></div>
            <script>
            document.querySelector('#loginModal .modal-close').addEventListener('click', function () {
              document.getElementById('loginModal').remove();
            });
            </script>
            """;

    /** Over the lower third, where the pager is; not in its way once that is in the middle. */
    private static final String LOW_BANNER = """
            <style>
            #moveBanner { position: fixed; left: 0; right: 0; bottom: 0; height: 33%; z-index: 9999; background: #fff3e0; border-top: 2px solid #f28c28;
              display: flex; align-items: center; justify-content: center; font-size: 22px; }
            </style>
            <div id="moveBanner"><p>博客搬家：一键把文章搬到 Demo Blog</p></div>
            """;

    /** Nothing of the page is there before the cookie is. */
    private static final String COOKIE_WALL = """
            <style>
            #cookieWall { position: fixed; inset: 0; z-index: 99999; background: #fff; text-align: center; padding-top: 20%; }
            </style>
            <script>
            if (!/(^|; )consent=yes/.test(document.cookie)) {
              document.body.innerHTML = '<div id="cookieWall"><h3>本站使用 Cookie</h3><button type="button" class="accept">同意并继续</button></div>';
              document.querySelector('#cookieWall .accept').addEventListener('click', function () {
                document.cookie = 'consent=yes; path=/';
                location.reload();
              });
            }
            </script>
            """;

    private Covers() {}

    static Fault bannerBelow() {
        return new Fault(
                "fault-banner-low",
                "Healthy; a fixed banner (博客搬家) lies over the lower third of the window, and so over 下一页 until that is"
                        + " brought to the middle.",
                ExpectedEnd.STORED,
                45,
                Sees.EVERYTHING,
                (request, healthy) -> healthy.get().withAtEnd(LOW_BANNER));
    }

    static Fault cookieWall() {
        return new Fault(
                "fault-cookie-wall",
                "Healthy behind a cookie wall: there is nothing but the question until it is answered (同意并继续), once a"
                        + " visit.",
                ExpectedEnd.STORED,
                45,
                Sees.EVERYTHING,
                (request, healthy) -> healthy.get().withAtEnd(COOKIE_WALL));
    }

    static Fault bannerThatStays() {
        return new Fault(
                "fault-banner",
                "A fixed banner lies over 下一页; its close button does nothing, it comes back when removed, and script"
                        + " clicks on the pager do not get further either.",
                ExpectedEnd.DEAD_CLICK,
                45,
                Sees.FIRST_PAGE,
                (request, healthy) -> healthy.get().withAtEnd(BANNER));
    }

    static Fault modalThatCloses() {
        return new Fault(
                "fault-modal",
                "Healthy behind an overlay over the whole page, which its close button (or removing it) takes away.",
                ExpectedEnd.STORED,
                45,
                Sees.EVERYTHING,
                (request, healthy) -> healthy.get().withAtEnd(MODAL));
    }
}
