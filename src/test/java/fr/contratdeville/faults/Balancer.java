package fr.contratdeville.faults;

import fr.contratdeville.testing.PackagedService;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Leads each request to one of the instances that say that they are ready, in turn, as a cluster does, and as late. */
final class Balancer implements AutoCloseable {

    private static final int MILLISECONDS_BETWEEN_LOOKS = 300;

    private final List<PackagedService> instances = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private volatile List<PackagedService> ready;

    Balancer(List<PackagedService> instances) {
        this.instances.addAll(instances);
        ready = List.copyOf(instances);
        looks.scheduleWithFixedDelay(this::look, 0, MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        ready = instances.stream().filter(PackagedService::isReady).toList();
    }

    void add(PackagedService instance) {
        instances.add(instance);
    }

    void remove(PackagedService instance) {
        instances.remove(instance);
    }

    /** Where the next request goes: while none is ready, to any. */
    String next() {
        List<PackagedService> some = ready.isEmpty() ? instances : ready;
        return some.get(Math.floorMod(turn.getAndIncrement(), some.size())).address();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
