package dev.trawl.http;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What the HTTP APIs of all services have in common. Comes before the error bodies of Spring Boot, which it replaces. */
@AutoConfiguration(before = WebMvcAutoConfiguration.class)
class HttpApiConfiguration {

    @Bean
    HttpProblems httpProblems(ObjectProvider<TemporaryFailures> temporary) {
        return new HttpProblems(temporary.getIfAvailable(() -> failure -> Optional.empty()));
    }

    @Bean
    KnownParameters knownParameters() {
        return new KnownParameters();
    }

    @Bean
    ProblemResponses problemResponses() {
        return new ProblemResponses();
    }
}
