package dev.botstead.clients;

import com.ngrok.definitions.ApiKey;
import com.ngrok.definitions.Credential;
import com.ngrok.definitions.SshCredential;
import java.util.List;
import java.util.Optional;

/// A credential of any kind as the client read it.
record Made(
        String id,
        Optional<String> owner,
        Optional<String> description,
        Optional<String> metadata,
        List<String> acl,
        Optional<String> token,
        Optional<String> publicKey) {

    static Made of(ApiKey key) {
        return new Made(
                key.getId(),
                key.getOwnerId(),
                key.getDescription(),
                key.getMetadata(),
                List.of(),
                key.getToken(),
                Optional.empty());
    }

    static Made of(Credential credential) {
        return new Made(
                credential.getId(),
                credential.getOwnerId(),
                credential.getDescription(),
                credential.getMetadata(),
                credential.getAcl(),
                credential.getToken(),
                Optional.empty());
    }

    static Made of(SshCredential key) {
        return new Made(
                key.getId(),
                key.getOwnerId(),
                key.getDescription(),
                key.getMetadata(),
                key.getAcl(),
                Optional.empty(),
                Optional.of(key.getPublicKey()));
    }

    String secret() {
        return token.orElseThrow();
    }
}
