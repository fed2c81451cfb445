// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every view there is, by a name for its picture, of an image in {@code technology/test} and what is around it. */
final class Views {
    static final String REPOSITORY = "/repositories/technology/test";

    private Views() {}

    static Map<String, String> of(String image) {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("home", "/");
        views.put("search", "/search?q=openssl");
        views.put("repository", REPOSITORY);
        for (String tab : "images activity permissions policies mirrors webhooks trash settings".split(" ")) {
            views.put("repository-" + tab, REPOSITORY + "/-/" + tab);
        }
        views.put("tag-history", REPOSITORY + "/-/tags/v1/history");
        views.put("image", REPOSITORY + "/-/images/" + image);
        for (String tab : "findings components layers configuration referrers provenance verdict activity".split(" ")) {
            views.put("image-" + tab, REPOSITORY + "/-/images/" + image + "/" + tab);
        }
        views.put("organizations", "/organizations");
        views.put("organization", "/organizations/technology");
        for (String tab : "repositories policies robots webhooks use".split(" ")) {
            views.put("organization-" + tab, "/organizations/technology/" + tab);
        }
        views.put("namespace", "/organizations/nigelpoulton");
        views.put("team", "/organizations/technology/teams/devs");
        views.put("profile", "/profile");
        for (String tab : "bundles rights password".split(" ")) {
            views.put("profile-" + tab, "/profile/" + tab);
        }
        String administration =
                "general domains storage security policies collection accounts use jobs audit trash webhooks health";
        for (String tab : administration.split(" ")) {
            views.put("administration-" + tab, "/administration/" + tab);
        }
        views.put("job", "/administration/jobs/1");
        views.put("nowhere", "/nowhere/at/all");
        return views;
    }
}
