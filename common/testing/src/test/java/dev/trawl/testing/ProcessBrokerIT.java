package dev.trawl.testing;

import dev.trawl.servers.Broker;
import dev.trawl.servers.KafkaProcess;

/** A broker as a child process does what a broker does. */
class ProcessBrokerIT extends BrokerContract {

    @Override
    Broker startTemporary() {
        return KafkaProcess.startTemporary();
    }
}
