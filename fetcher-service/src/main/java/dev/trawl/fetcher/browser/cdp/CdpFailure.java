package dev.trawl.fetcher.browser.cdp;

/** Why a command over the DevTools protocol gave no answer. The tab makes an arrival of it. */
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

    /** The tab, or the connection to the browser, has gone. */
    public static final class Gone extends CdpFailure {
        private static final long serialVersionUID = 1L;

        public Gone(String what) {
            super(what);
        }
    }
}
