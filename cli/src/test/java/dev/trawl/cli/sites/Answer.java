package dev.trawl.cli.sites;

import dev.trawl.cli.Trawl;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said, on its output and as an error, and its exit status. */
record Answer(int status, String text, String error) {

    static Answer to(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Trawl.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Answer(status, out.toString(), err.toString());
    }
}
