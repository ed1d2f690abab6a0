package dev.botstead.clients;

import com.ngrok.Ngrok;
import com.ngrok.definitions.ApiKeyList;
import com.ngrok.definitions.CredentialList;
import com.ngrok.definitions.Page;
import com.ngrok.definitions.Pageable;
import com.ngrok.definitions.SshCredentialList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The three kinds of credential, of which each has its own classes in the client.
enum Kind {
    API_KEY {
        @Override
        Made create(Ngrok as, Wanted wanted) throws InterruptedException {
            return Made.of(as.apiKeys()
                    .create()
                    .description(wanted.description())
                    .metadata(wanted.metadata())
                    .ownerId(wanted.owner())
                    .blockingCall());
        }

        @Override
        Made get(Ngrok as, String id) throws InterruptedException {
            return Made.of(as.apiKeys().get(id).blockingCall());
        }

        @Override
        Made update(Ngrok as, String id, Wanted wanted) throws InterruptedException {
            return Made.of(as.apiKeys()
                    .update(id)
                    .description(wanted.description())
                    .metadata(wanted.metadata())
                    .blockingCall());
        }

        @Override
        void delete(Ngrok as, String id) throws InterruptedException {
            as.apiKeys().delete(id).blockingCall();
        }

        @Override
        List<List<Made>> pages(Ngrok as, Optional<String> limit, Runnable afterTheFirst) throws InterruptedException {
            return read(as.apiKeys().list().limit(limit).blockingCall(), Kind::keys, afterTheFirst);
        }
    },

    AUTHTOKEN {
        @Override
        Made create(Ngrok as, Wanted wanted) throws InterruptedException {
            return Made.of(as.credentials()
                    .create()
                    .description(wanted.description())
                    .metadata(wanted.metadata())
                    .acl(wanted.acl())
                    .ownerId(wanted.owner())
                    .blockingCall());
        }

        @Override
        Made get(Ngrok as, String id) throws InterruptedException {
            return Made.of(as.credentials().get(id).blockingCall());
        }

        @Override
        Made update(Ngrok as, String id, Wanted wanted) throws InterruptedException {
            return Made.of(as.credentials()
                    .update(id)
                    .description(wanted.description())
                    .metadata(wanted.metadata())
                    .acl(wanted.acl())
                    .blockingCall());
        }

        @Override
        void delete(Ngrok as, String id) throws InterruptedException {
            as.credentials().delete(id).blockingCall();
        }

        @Override
        List<List<Made>> pages(Ngrok as, Optional<String> limit, Runnable afterTheFirst) throws InterruptedException {
            return read(as.credentials().list().limit(limit).blockingCall(), Kind::authtokens, afterTheFirst);
        }
    },

    SSH_KEY {
        @Override
        Made create(Ngrok as, Wanted wanted) throws InterruptedException {
            String publicKey =
                    wanted.publicKey().orElseGet(() -> SshKey.generate().line());
            return Made.of(as.sshCredentials()
                    .create(publicKey)
                    .description(wanted.description())
                    .metadata(wanted.metadata())
                    .acl(wanted.acl())
                    .ownerId(wanted.owner())
                    .blockingCall());
        }

        @Override
        Made get(Ngrok as, String id) throws InterruptedException {
            return Made.of(as.sshCredentials().get(id).blockingCall());
        }

        @Override
        Made update(Ngrok as, String id, Wanted wanted) throws InterruptedException {
            return Made.of(as.sshCredentials()
                    .update(id)
                    .description(wanted.description())
                    .metadata(wanted.metadata())
                    .acl(wanted.acl())
                    .blockingCall());
        }

        @Override
        void delete(Ngrok as, String id) throws InterruptedException {
            as.sshCredentials().delete(id).blockingCall();
        }

        @Override
        List<List<Made>> pages(Ngrok as, Optional<String> limit, Runnable afterTheFirst) throws InterruptedException {
            return read(as.sshCredentials().list().limit(limit).blockingCall(), Kind::sshKeys, afterTheFirst);
        }
    };

    abstract Made create(Ngrok as, Wanted wanted) throws InterruptedException;

    abstract Made get(Ngrok as, String id) throws InterruptedException;

    abstract Made update(Ngrok as, String id, Wanted wanted) throws InterruptedException;

    abstract void delete(Ngrok as, String id) throws InterruptedException;

    /// Every page, of which the second is asked for when `afterTheFirst` has run.
    abstract List<List<Made>> pages(Ngrok as, Optional<String> limit, Runnable afterTheFirst)
            throws InterruptedException;

    /// The ids of all, as they come with the client's own page size.
    List<String> ids(Ngrok as) throws InterruptedException {
        return pages(as, Optional.empty(), () -> {}).stream()
                .flatMap(List::stream)
                .map(Made::id)
                .toList();
    }

    private static List<Made> keys(ApiKeyList list) {
        return list.getKeys().stream().map(Made::of).toList();
    }

    private static List<Made> authtokens(CredentialList list) {
        return list.getCredentials().stream().map(Made::of).toList();
    }

    private static List<Made> sshKeys(SshCredentialList list) {
        return list.getSshCredentials().stream().map(Made::of).toList();
    }

    private static <T extends Pageable> List<List<Made>> read(
            Page<T> first, Function<T, List<Made>> rows, Runnable afterTheFirst) {
        List<List<Made>> pages = new ArrayList<>(List.of(rows.apply(first.getPage())));
        afterTheFirst.run();
        Optional<Page<T>> next = first.next().toCompletableFuture().join();
        while (next.isPresent()) {
            pages.add(rows.apply(next.get().getPage()));
            next = next.get().next().toCompletableFuture().join();
        }
        return pages;
    }
}
