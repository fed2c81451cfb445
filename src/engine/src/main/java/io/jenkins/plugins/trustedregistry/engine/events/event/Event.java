// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something that happened, with everything that those who are told need to know. Holds no secret. */
public sealed interface Event
        permits TagEvent,
                ManifestEvent,
                RepositoryEvent,
                ScanEvent,
                ScannerUpdated,
                PromotionEvent,
                StagingEvent,
                MirroringEvent,
                GateEvent,
                QuotaEvent,
                SettingsChanged,
                TestEvent {

    EventType type();

    /** The repository it happened in; empty when it concerns a namespace or the registry as a whole. */
    Optional<RepositoryName> repository();

    /** The namespace it happened in; empty when it concerns the registry as a whole. */
    default Optional<NamespaceName> namespace() {
        return repository().map(RepositoryName::namespace);
    }

    /** The manifests that the facts name. */
    default Set<Digest> digests() {
        return Set.of();
    }

    /** The facts, as they are sent: named like those of Docker Trusted Registry, where it had them. */
    Map<String, Object> contents();

    /** Where in the management API the thing itself is, or would be; empty when there is no such place. */
    String location();
}
