package dev.trawl.fetcher.proxy;

/** Thrown inside the proxy; the browser gets 403 and the gate remembers why. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.reason());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
