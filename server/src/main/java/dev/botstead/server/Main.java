package dev.botstead.server;

import dev.botstead.base.Failure;
import dev.botstead.server.http.CannotListen;
import dev.botstead.surface.application.NoApplication;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line. Whatever goes wrong in a way that an operator can mend is one sentence on the error stream and
/// exit code 1.
@Command(
        name = "botstead",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "A self-hosted server for bot users and their credentials.",
        subcommands = {Init.class, Serve.class, Demo.class, PrintRoutes.class},
        scope = CommandLine.ScopeType.INHERIT)
public final class Main implements Runnable {
    // The loggers are held: java.util.logging forgets the level of one that nobody holds.
    private static final Logger ROOT = Logger.getLogger("");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = CommandLine.ScopeType.INHERIT,
            description = "A file of name=value lines, one a flag.")
    @SuppressWarnings("unused") // read by Defaults, before the other flags
    private String config = "";

    /// Runs a command and ends the process with its exit code.
    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        System.exit(run(arguments));
    }

    static int run(String[] arguments) {
        try {
            return new CommandLine(new Main())
                    .setDefaultValueProvider(Defaults.of(arguments, System.getenv()))
                    .setExecutionExceptionHandler((e, _, _) -> failed(e))
                    .execute(arguments);
        } catch (Stop e) {
            return failed(e);
        }
    }

    private static int failed(Exception e) {
        String sentence = switch (e) {
            case Stop stop -> stop.getMessage();
            case Failure failure -> failure.detail();
            case CannotListen taken -> taken.getMessage();
            case NoApplication none -> none.getMessage();
            default -> null;
        };
        if (sentence == null) {
            System.getLogger("dev.botstead.server").log(System.Logger.Level.ERROR, "an unexpected fault", e);
            sentence = "Something went wrong that should not: see the lines above.";
        }
        System.err.println("botstead: " + sentence);
        return 1;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /// The version of the jar.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"botstead " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
