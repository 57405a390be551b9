package dev.trawl.scheduler.http;

/** More bytes than one upload may have. Answered with 413. */
final class UploadTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UploadTooLarge(long most) {
        super("the upload has more than " + most + " bytes, expected at most that: send it in parts, to one crawl");
    }
}
