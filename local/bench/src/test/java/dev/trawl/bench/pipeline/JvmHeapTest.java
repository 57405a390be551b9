package dev.trawl.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmHeapTest {

    @Test
    void isTheSumOfThePartsOfTheHeap() {
        assertThat(JvmHeap.used("""
                # HELP jvm_memory_used_bytes The amount of used memory
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.048576E7
                jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.0E7
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.0E7
                jvm_memory_max_bytes{area="heap",id="Tenured Gen"} 9.0E7
                """)).isEqualTo(30_485_760);
    }
}
