package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;

/** Pages that open dialogs or windows. */
final class Dialogs {

    private Dialogs() {}

    private static Fault opening(String name, String shows, int articles, String script) {
        return new Fault(
                "fault-" + name,
                shows,
                ExpectedEnd.STORED,
                articles,
                Sees.EVERYTHING,
                (request, healthy) -> healthy.get().withAtEnd("<script>" + script + "</script>"));
    }

    static Fault alert() {
        return opening("alert", "Healthy behind an alert on every page.", 25, "alert('欢迎');");
    }

    static Fault confirm() {
        return opening("confirm", "Healthy behind a question (confirm) on every page.", 25, "confirm('打开客户端？');");
    }

    static Fault prompt() {
        return opening("prompt", "Healthy behind a question for a text (prompt) on every page.", 25, "prompt('昵称');");
    }

    static Fault beforeLeaving() {
        return opening(
                "beforeunload",
                "Healthy; every page asks whether one really wants to leave it.",
                45,
                "window.addEventListener('beforeunload', function (event) { event.preventDefault();"
                        + " event.returnValue = '确定离开？'; });");
    }

    static Fault popUps() {
        return opening(
                "popups",
                "Healthy; every page opens five windows, and one more with each click.",
                45,
                "for (var i = 0; i < 5; i++) { window.open('/user-0001'); }"
                        + " window.addEventListener('click', function () { window.open('/user-0001'); }, true);");
    }

    static Fault forEver() {
        return new Fault(
                "fault-alerts",
                "An alert on every page, and after it the next, endlessly.",
                ExpectedEnd.DEAD_TIMEOUT,
                30,
                Sees.NOTHING,
                (request, healthy) -> healthy.get().withAtBeginning("<script>for (;;) { alert('欢迎'); }</script>"));
    }
}
