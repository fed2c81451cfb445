// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Through which repositories a tag has come by promotions, as the history of tags tells. A rule does not lead back to any of them, so
 * rules in a circle come to an end, whatever names their templates make.
 */
final class Ancestry {
    private static final int LONGEST = 50;

    private final Catalog catalog;

    Ancestry(Catalog catalog) {
        this.catalog = catalog;
    }

    Set<RepositoryName> of(Repository repository, Tag tag) {
        Set<RepositoryName> passed = new LinkedHashSet<>();
        Optional<Place> place = origin(new Place(repository.name(), tag));
        while (place.isPresent()
                && passed.size() < LONGEST
                && passed.add(place.get().repository())) {
            place = origin(place.get());
        }
        return passed;
    }

    private record Place(RepositoryName repository, Tag tag) {
        static Place parse(String text) {
            int colon = text.indexOf(':');
            return new Place(RepositoryName.parse(text.substring(0, colon)), Tag.parse(text.substring(colon + 1)));
        }
    }

    private Optional<Place> origin(Place place) {
        return catalog
                .repositories()
                .find(place.repository())
                .map(repository -> catalog.history().of(repository.id(), place.tag(), OptionalLong.empty(), 1))
                .orElse(List.of())
                .stream()
                .findFirst()
                .flatMap(TagMove::origin)
                .map(Place::parse);
    }
}
