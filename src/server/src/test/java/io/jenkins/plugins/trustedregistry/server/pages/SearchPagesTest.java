// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found by what: names, tags, digests as a whole and by their beginning, and what is said when nothing is. */
class SearchPagesTest extends SignedIn {
    private PlantedRegistry registry;

    @Override
    TestServer serve(Path folder) throws Exception {
        registry = PlantedRegistry.in(folder);
        return registry.server();
    }

    /** By the field at the top of each view. */
    private Screen search(String text) {
        admin.page().getByRole(AriaRole.SEARCHBOX).first().fill(text);
        admin.page().keyboard().press("Enter");
        admin.page().waitForURL("**/search?q=*");
        return admin.settled().says("Search: " + text);
    }

    @Test
    void aTagIsFoundByAPartOfItAndLeadsToItsImage() {
        search("egac").says("Tags");
        admin.follow("legacy").says("technology/test:legacy");
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void anImageIsFoundByItsDigestAndTheBeginningOfIt() {
        String hex = registry.image().substring("sha256:".length());
        for (String text : List.of(registry.image(), registry.image().substring(0, 19), hex, hex.substring(0, 8))) {
            search(text).says("Images");
            admin.follow(registry.image().substring(0, 19));
            assertThat(admin.page().url()).as(text).endsWith(registry.image());
        }
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void aRepositoryIsFoundByAPartOfItsName() {
        search("catalog").follow("shop/catalogue");
        assertThat(admin.page().url()).endsWith("/repositories/shop/catalogue");
    }

    @Test
    void whatIsFoundNowhereIsSaidWithWhatToTry() {
        search("no-such-thing").says("Nothing was found for “no-such-thing”").says("Try a part of a name");
        admin.keepsNobodyOut().picture("search-nothing");
        search("sha256:00000000").says("Nothing was found");
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void aSearchThatFailsSaysWhyAndIsTriedAgain() {
        search("a".repeat(201)).says("of 2 to 200 characters");
        admin.page()
                .route(
                        "**/scanning/search?*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(500)
                                .setContentType("application/problem+json")
                                .setBody("{\"detail\":\"It could not be looked up. Try again.\"}")));
        search("openssl").says("It could not be looked up.").keepsNobodyOut().picture("search-failed");
        admin.page().unroute("**/scanning/search?*");
        admin.press("Try again").says("Inside of images");
        assertThat(admin.networkless()).isEmpty();
    }
}
