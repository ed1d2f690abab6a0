package dev.botstead.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The server.
@Command(name = "serve", description = "Run the server.")
final class Serve implements Callable<Integer> {
    @Mixin
    private Settings.Store settings = new Settings.Store();

    @Mixin
    private Settings.Listen listen = new Settings.Listen();

    @Override
    public Integer call() throws InterruptedException {
        Store store = Store.open(settings, listen.publicUrl);
        try {
            if (store.core()
                    .database
                    .<Boolean>read(tx -> store.core().accounts.all(tx).isEmpty()))
                throw new Stop(
                        "There is no account yet. Create one with: ./botstead init --admin-email you@example.org");
            Running.until(store, Server.start(store.core(), listen), this::tell);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return 0;
    }

    private void tell(Server server) {
        System.out.println("listening on http://" + listen.host + ":" + server.port());
        server.webPort()
                .ifPresent(port ->
                        System.out.println("the Kitsu web application is at http://" + listen.host + ":" + port));
    }
}
