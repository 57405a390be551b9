package dev.trawl.fetcher.browser;

/** Why a command over the DevTools protocol gave no answer. The tab makes an arrival of it. */
sealed class CdpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    CdpFailure(String message) {
        super(message);
    }

    /** No answer within the limit. */
    static final class Late extends CdpFailure {
        private static final long serialVersionUID = 1L;

        Late(String method) {
            super(method + " was not answered in time");
        }
    }

    /** The browser answered with an error. */
    static final class Refused extends CdpFailure {
        private static final long serialVersionUID = 1L;

        Refused(String method, String error) {
            super(method + ": " + error);
        }
    }

    /** The tab, or the connection to the browser, has gone. */
    static final class Gone extends CdpFailure {
        private static final long serialVersionUID = 1L;

        Gone(String what) {
            super(what);
        }
    }
}
