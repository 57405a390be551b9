package dev.trawl.storage;

import dev.trawl.devservers.DatabaseServer.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One running storage service, as its main method starts it, on a free port. */
final class RunningStorage implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningStorage(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningStorage start(Database database, String kafka, String prefix, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--trawl.topics.prefix=" + prefix,
                "--trawl.topics.partitions=2",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.jmx.enabled=false"));
        arguments.addAll(Arrays.asList(settings));
        SpringApplication application = new SpringApplicationBuilder(StorageApplication.class).build();
        return new RunningStorage(application.run(arguments.toArray(String[]::new)));
    }

    String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
