// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every view shows while nothing is there yet, when there is nothing, when it goes wrong, and before it takes something away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatesTest {
    /** Calls that tell who is signed in go through; whatever a view shows of itself does not. */
    private static final Pattern CALLS = Pattern.compile(".*/(api/v1/(?!session|whoami).*|_ping)$");
    /** They show nothing that would have to be loaded. */
    private static final Set<String> STILL = Set.of("nowhere", "profile-password");

    private static final String EMPTY_ONES = """
            home search repository-images repository-activity repository-policies repository-mirrors repository-webhooks
            repository-trash
            tag-history image-components image-referrers image-provenance organizations organization organization-repositories
            organization-policies organization-robots organization-webhooks organization-use team profile profile-bundles
            profile-rights administration-storage administration-policies administration-collection administration-use
            administration-jobs administration-audit administration-trash administration-webhooks""";

    private static final List<String> LISTS =
            List.of("items", "members", "referrers", "repositories", "tags", "images", "sources");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SystemBrowser browser;
    private PlantedRegistry registry;

    @BeforeAll
    void plant(@TempDir Path folder) throws Exception {
        browser = SystemBrowser.start();
        registry = PlantedRegistry.in(folder);
    }

    @AfterAll
    void stop() {
        if (registry != null) {
            registry.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    private Screen administrator() {
        return browser.screen(registry.server().url()).signIn(TestServer.ADMIN, TestServer.PASSWORD);
    }

    /** All views look alike then, so some are enough. */
    private static void picture(Screen screen, String name) {
        if (name.matches(".*-(home|repository-images|image-verdict|administration-(jobs|storage))")) {
            screen.picture("state-" + name);
        }
    }

    private Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>(Views.of(registry.image()));
        views.keySet().removeAll(STILL);
        return views;
    }

    @ParameterizedTest
    @CsvSource({"500,This did not work", "403,You may not do this", "404,This is not here"})
    void aRefusalIsShownInTheApisWordsWithAWayOn(int status, String title) {
        String sentence = "It was refused for a reason. Ask somebody who knows.";
        try (Screen screen = administrator()) {
            screen.page()
                    .route(
                            CALLS,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(status)
                                    .setContentType("application/problem+json")
                                    .setBody("{\"detail\":\"" + sentence + "\"}")));
            views().forEach((name, view) -> {
                screen.open(view);
                Locator said = screen.page().locator("main .tr-failed[role=alert]");
                assertThat(said.count()).as("%s says that it failed", name).isPositive();
                assertThat(said.first().innerText()).as(name).contains(title, sentence);
                picture(screen, status + "-" + name);
            });
            assertThat(screen.networkless()).isEmpty();
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerIsSaidToBeSo() {
        try (Screen screen = administrator()) {
            screen.page().route(CALLS, Route::abort);
            screen.open("/organizations").says("The registry does not answer");
            screen.page().unroute(CALLS);
            screen.press("Try again").says("What we build");
        }
    }

    @Test
    void whatIsLateIsSaidToCome() {
        try (Screen screen = administrator()) {
            List<Route> held = new ArrayList<>();
            views().forEach((name, view) -> {
                screen.page().route(CALLS, held::add);
                screen.page().navigate(registry.server().url() + "/ui" + view);
                screen.page()
                        .locator("main .tr-loading[role=status] .tr-loading-bar")
                        .first()
                        .waitFor();
                picture(screen, "late-" + name);
                screen.page().unroute(CALLS);
                held.forEach(Route::resume);
                held.clear();
                screen.settled();
            });
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aListWithNothingInItSaysSo() {
        try (Screen screen = administrator()) {
            screen.page().route(CALLS, StatesTest::withoutItems);
            for (String name : EMPTY_ONES.split("\\s+")) {
                screen.open(Views.of(registry.image()).get(name));
                screen.page().locator("main .tr-empty").first().waitFor();
                screen.picture("state-empty-" + name);
            }
            assertThat(screen.complaints()).isEmpty();
        }
    }

    /** The answer with every list in it emptied. */
    private static void withoutItems(Route route) {
        if (!route.request().method().equals("GET")) {
            route.resume();
            return;
        }
        APIResponse answer = route.fetch();
        String type = answer.headers().getOrDefault("content-type", "");
        route.fulfill(new Route.FulfillOptions()
                .setStatus(answer.status())
                .setContentType(type)
                .setBody(type.contains("ndjson") ? "" : emptied(answer.text())));
    }

    private static String emptied(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root instanceof ObjectNode object) {
                LISTS.stream().filter(object::has).forEach(object::putArray);
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    @Test
    void whatCannotBeLoadedAgainStaysWithAWordBesideIt() {
        try (Screen screen = administrator()) {
            screen.open("/administration/jobs").says("Import of vulnerability data");
            screen.page().route(CALLS, Route::abort);
            screen.says("This is how it was");
            assertThat(screen.text()).contains("Import of vulnerability data");
        }
    }

    @Test
    void whateverTakesAwayAsksBefore() {
        try (Screen screen = administrator()) {
            views().forEach((name, view) -> {
                Locator buttons = screen.open(view).page().locator("main button.jenkins-\\!-destructive-color:enabled");
                for (int i = 0; i < buttons.count(); i++) {
                    buttons.nth(i).click();
                    Locator dialog = screen.page().locator("dialog[open]");
                    dialog.waitFor();
                    assertThat(dialog.getByRole(AriaRole.BUTTON).count())
                            .as("%s: a way to do it and a way back in %s", name, dialog.innerText())
                            .isEqualTo(2);
                    screen.picture("dialog-" + name + "-" + i);
                    screen.page().keyboard().press("Escape");
                }
            });
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void timesAreRelativeWithTheMomentOnHover() {
        try (Screen screen = administrator()) {
            int seen = 0;
            for (String view : views().values()) {
                Page page = screen.open(view).page();
                seen += ((Number) page.evaluate("() => document.querySelectorAll('main time').length")).intValue();
                assertThat((List<?>) page.evaluate("""
                                () => [...document.querySelectorAll('main time')]
                                  .filter(each => Number.isNaN(Date.parse(each.dateTime)) || !/\\d{4}/.test(each.title))
                                  .map(each => each.outerHTML)""")).as(view).isEmpty();
            }
            assertThat(seen).isGreaterThan(30);
        }
    }

    @Test
    void backGoesThroughTheViewsOneByOne() {
        try (Screen screen = administrator()) {
            screen.open("/")
                    .follow("technology/test")
                    .follow("Images")
                    .follow("v1")
                    .follow("Vulnerabilities");
            screen.says("CVE-2026-1111");
            for (String url : List.of("/images/" + registry.image(), "/-/images", "/technology/test", "/ui/")) {
                screen.page().goBack();
                assertThat(screen.settled().page().url()).endsWith(url);
            }
            screen.page().goForward();
            screen.settled().says("Bold");
            assertThat(screen.complaints()).isEmpty();
        }
    }
}
