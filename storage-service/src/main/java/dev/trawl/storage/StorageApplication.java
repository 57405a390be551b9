package dev.trawl.storage;

import dev.trawl.storage.intake.Intake;
import dev.trawl.storage.intake.RowStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the storage service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StorageApplication {

    public static void main(String[] args) {
        SpringApplication.run(StorageApplication.class, args);
    }

    @Bean
    Intake intake(RowStore store) {
        return new Intake(store);
    }
}
