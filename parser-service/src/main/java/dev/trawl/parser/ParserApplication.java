package dev.trawl.parser;

import dev.trawl.parser.pages.PageParsing;
import dev.trawl.parser.pages.SiteReaders;
import dev.trawl.sitefile.LiveSiteFiles;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the parser service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ParserApplication {

    public static void main(String[] args) {
        SpringApplication.run(ParserApplication.class, args);
    }

    /** A bad site file ends the start; the {@link dev.trawl.sitefile.BadSiteFile} names every fault. Later such a file is ignored. */
    @Bean(initMethod = "start")
    LiveSiteFiles siteFiles(ParserSettings settings, Clock clock) {
        return LiveSiteFiles.open(settings.sites(), clock);
    }

    @Bean
    SiteReaders siteReaders(LiveSiteFiles sites, ParserSettings settings) {
        return new SiteReaders(sites, settings.parser().limits());
    }

    @Bean
    PageParsing pageParsing(SiteReaders sites, Clock clock) {
        return new PageParsing(sites, clock);
    }
}
