package dev.trawl.scheduler.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * The room that uploads have.
 *
 * @param mostBytes of one upload
 */
record UploadLimits(UploadPermits turns, long mostBytes) {

    SpooledBody spool(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > mostBytes) {
            throw new UploadTooLarge(mostBytes);
        }
        return SpooledBody.of(request.getInputStream(), mostBytes);
    }
}
