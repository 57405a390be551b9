package dev.trawl.scheduler.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * The room that uploads have.
 *
 * @param mostBytes of one upload
 */
record UploadRoom(Turns turns, long mostBytes) {

    Spool spool(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > mostBytes) {
            throw new TooLargeUpload(mostBytes);
        }
        return Spool.of(request.getInputStream(), mostBytes);
    }
}
