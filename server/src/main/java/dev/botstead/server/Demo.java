package dev.botstead.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "demo", description = "Run a server on a fresh temporary database with a production to try things on.")
final class Demo implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
