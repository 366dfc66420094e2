package dev.tandem.webex.signature;

/** What to watch about the secrets file. */
public interface SecretsMetrics {
    /** Records nothing. */
    SecretsMetrics NONE = new SecretsMetrics() {};

    /** The file was read and its secrets are live now. */
    default void secretsRead(int count) {}

    /** The file changed, cannot be used, and the secrets from before stay live: alert on it. */
    default void secretsUnusable() {}
}
