package dev.trawl.testing;

import dev.trawl.devservers.Broker;
import dev.trawl.devservers.KafkaProcess;

/** A broker as a child process does what a broker does. */
class ProcessBrokerIT extends BrokerContract {

    @Override
    Broker startTemporary() {
        return KafkaProcess.startTemporary();
    }
}
