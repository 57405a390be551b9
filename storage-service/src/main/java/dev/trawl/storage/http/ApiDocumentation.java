package dev.trawl.storage.http;

import dev.trawl.http.PageBounds;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document: its title, and the descriptions that several operations share. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Trawl storage",
                        version = "0.1.0",
                        description = "Reads the stored profiles and articles, and what was observed of them over time."
                                + " Errors are problems as RFC 9457 describes them."))
class ApiDocumentation {

    static final String SITE = "Site ID: the name of the site file, such as demo. Without it rows of all sites match.";
    static final String USER = "User ID as the site spells it. Without it rows of all users match.";
    static final String CRAWL = "Crawl ID. Rows match that a task of this crawl observed.";
    static final String TYPE = "Type of the article: original, repost or translation.";
    static final String FROM =
            "Earliest time of publishing: a date such as 2026-03-04, which begins at 0:00 UTC, or a time"
                    + " with its offset such as 2026-03-04T05:06:07Z.";
    static final String TO = "End of the time of publishing, itself not included. The form is that of from.";
    static final String TEXT =
            "Text that the title or the summary contains, in upper or lower case; 1 to 200 characters.";
    static final String PAGE = PageBounds.PAGE + " Paging reaches the first 100,000 rows; an export has all.";
    static final String BODIES = "true includes the bodies of the articles. The default is false.";

    static final String PATH_SITE = "Site ID: the name of the site file, such as demo.";
    static final String PATH_USER = "User ID as the site spells it.";
}
