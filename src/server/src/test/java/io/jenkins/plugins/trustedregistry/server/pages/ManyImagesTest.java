// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choosing and deleting hundreds of images, of which the list draws a few: to the end, stopped, and broken off half-way. */
class ManyImagesTest extends SignedIn {
    private static final int BUILDS = 200;
    private static final Pattern ONE_TAG = Pattern.compile(".*/-/tags/[^/?]+\\?image=true");

    private String repository = "";
    private int repositories;

    @BeforeEach
    void plantMany() throws Exception {
        repository = "admin/many-" + ++repositories;
        owner.push(repository, "release", "amd64", "zlib 1.3.1-r0");
        for (int i = 0; i < BUILDS; i++) {
            owner.call(
                    "POST /api/v1/repositories/" + repository + "/-/tags/release/promotions",
                    "{\"target\":\"%s\",\"tag\":\"build-%03d\"}".formatted(repository, i));
        }
        admin.page().setDefaultTimeout(120_000); // hundreds of calls take their time
        admin.open("/repositories/" + repository + "/-/images?filter=build&sort=tag&down=true")
                .says(BUILDS + " of " + (BUILDS + 1));
    }

    private Locator everything() {
        return admin.page().getByLabel("Choose all that are shown");
    }

    private void askToDelete(int count) {
        admin.press("Delete " + count).says("Delete " + count + " tags?");
    }

    private Locator dialog() {
        return admin.page().locator("dialog[open]");
    }

    private void deleteButton() {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Delete").setExact(true))
                .click();
    }

    @Test
    void allThatTheFilterShowsAreChosenAlsoThoseThatAreNotDrawn() {
        assertThat(admin.page().locator(".tr-long-body .tr-long-row").count()).isLessThan(BUILDS);
        admin.page().getByLabel("Choose build-199").check();
        assertThat(everything().evaluate("box => box.indeterminate"))
                .as("some are chosen")
                .isEqualTo(true);
        everything().check();
        admin.page().getByPlaceholder("Filter by tag, digest or person").fill("build-01");
        admin.says("Delete 10");
        admin.page().getByPlaceholder("Filter by tag, digest or person").fill("");
        admin.says("Delete " + BUILDS);
        assertThat(everything().isChecked()).as("release is not chosen").isFalse();
        askToDelete(BUILDS);
        admin.says("build-199, build-198").says("Only the tag goes").picture("many-question");
        deleteButton();
        admin.says(BUILDS + " tags were deleted.").says("1 entry");
        assertThat(admin.text()).contains("release").doesNotContain("build-");
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void aDeletionSaysHowFarItIsAndCanBeStopped() {
        List<Route> held = new ArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        admin.page().route(ONE_TAG, route -> {
            if (calls.incrementAndGet() == 51) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        everything().check();
        askToDelete(BUILDS);
        deleteButton();
        admin.says("50 of " + BUILDS).picture("many-progress").keepsNobodyOut();
        admin.press("Stop");
        held.forEach(Route::resume);
        admin.says("Stopped: 51 of " + BUILDS + " tags were deleted.").says((BUILDS - 51) + " of " + (BUILDS - 50));
        assertThat(calls.get()).isEqualTo(51);
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void aDeletionThatIsLeftByEscapeStopsToo() {
        List<Route> held = new ArrayList<>();
        admin.page().route(ONE_TAG, held::add);
        everything().check();
        askToDelete(BUILDS);
        deleteButton();
        admin.says("0 of " + BUILDS);
        admin.page().keyboard().press("Escape");
        held.forEach(Route::resume);
        admin.says("Stopped: 1 of " + BUILDS + " tags were deleted.");
    }

    @Test
    void aDeletionThatBreaksOffSaysSoAndGoesOnWhereItWas() {
        AtomicInteger calls = new AtomicInteger();
        admin.page().route(ONE_TAG, route -> {
            if (calls.incrementAndGet() == 31) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(500)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\":\"The database is busy. Try again.\"}"));
            } else {
                route.resume();
            }
        });
        everything().check();
        askToDelete(BUILDS);
        deleteButton();
        admin.says("30 of " + BUILDS + " tags were deleted, then it broke off. The database is busy. Try again.");
        admin.picture("many-broken").keepsNobodyOut();
        deleteButton();
        admin.says(BUILDS + " tags were deleted.");
        assertThat(calls.get()).isEqualTo(BUILDS + 1);
        assertThat(admin.networkless()).isEmpty();
    }

    @Test
    void whatSomebodyElseHasDeletedMeanwhileIsNoFailure() throws Exception {
        everything().check();
        askToDelete(BUILDS);
        owner.call("DELETE /api/v1/repositories/" + repository + "/-/tags/build-100?image=true", "");
        deleteButton();
        admin.says(BUILDS + " tags were deleted.");
    }
}
