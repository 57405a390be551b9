package dev.trawl.fetcher.browser.cdp;

import dev.trawl.fetcher.visit.AbortReason;

/** Why a command over the DevTools protocol has no answer. The tab makes a navigation result of it. */
public sealed class CdpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    CdpFailure(String message) {
        super(message);
    }

    /** No answer within the limit. */
    public static final class Late extends CdpFailure {
        private static final long serialVersionUID = 1L;

        public Late(String method) {
            super(method + " was not answered in time");
        }
    }

    /** The browser answered with an error. */
    public static final class Refused extends CdpFailure {
        private static final long serialVersionUID = 1L;

        Refused(String method, String error) {
            super(method + ": " + error);
        }
    }

    /** The tab was aborted while the command waited, or before it was sent. */
    public static final class Aborted extends CdpFailure {
        private static final long serialVersionUID = 1L;

        private final AbortReason reason;

        public Aborted(AbortReason reason) {
            super(reason.text());
            this.reason = reason;
        }

        public AbortReason reason() {
            return reason;
        }
    }

    /** The tab, or the connection to the browser, has gone. */
    public static final class Gone extends CdpFailure {
        private static final long serialVersionUID = 1L;

        public Gone(String what) {
            super(what);
        }
    }
}
