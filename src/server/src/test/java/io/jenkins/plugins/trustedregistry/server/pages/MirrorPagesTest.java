// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * The mirrors of a repository. What the other registry says, and how a run goes on, is answered in the server's place: both are
 * looked at elsewhere.
 */
class MirrorPagesTest extends SignedIn {
    private static final String NIGEL = "nigelpoulton";
    private static final String WORD = "a word for nigel";
    private static final String ADMINS = "/repositories/technology/test/-/mirrors";
    private static final String NIGELS = "/repositories/nigelpoulton/app/-/mirrors";
    private static final String RUNNING = """
            {"id":4711,"kind":"push-mirroring","state":"running","createdAt":"2026-11-20T10:00:00Z","requestedBy":"admin",
            "progress":{"done":3000000,"total":9000000,"unit":"bytes","step":"v2"},"figures":{},"parameters":{}}""";

    @Override
    void plant() throws Exception {
        owner.call("POST /api/v1/accounts", "{\"name\":\"" + NIGEL + "\",\"password\":\"" + WORD + "\"}");
        owner.call("POST /api/v1/organizations", "{\"name\":\"technology\"}");
        owner.call("POST /api/v1/repositories", "{\"name\":\"technology/test\",\"visibility\":\"public\"}");
        owner.call("POST /api/v1/repositories", "{\"name\":\"nigelpoulton/app\"}");
    }

    /** As the API has it; it does nothing by itself. */
    private void mirror(String repository, String name) throws Exception {
        owner.call("POST /api/v1/repositories/" + repository + "/-/mirrors", """
                {"name":"%s","direction":"push","registry":"https://registry.example.com","repository":"acme/app","username":"bot",
                "password":"a word for the bot","triggers":[]}""".formatted(name));
    }

    private static Locator card(Screen screen, String name) {
        return screen.page()
                .getByRole(
                        AriaRole.ARTICLE,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Locator card, String button) {
        card.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void json(Route route, String body) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(body));
    }

    @Test
    void aRepositoryWithoutOneTeachesWhatTheyAreFor() {
        admin.open(NIGELS).says("No mirror yet").says("What a gate stops does not leave.");
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void theFormSaysWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
        mirror("technology/test", "taken");
        admin.open(ADMINS).press("New mirror").fill("Name", "Taken!").says("Small letters, digits and . _ -");
        admin.fill("Other registry", "registry.example.com").says("Write an address like https://host.");
        admin.fill("Repository there", "Acme/App:v1").says("Write the name in small letters and digits");
        admin.choose("Direction", "poll").fill("Criteria", "critical = 0").says("can't be known of an image before");
        admin.fill("When it looks", "at night").says("Write five fields as cron has them");
        assertThat(admin.page().getByLabel("it is pushed").count())
                .as("what begins a push begins no poll")
                .isZero();

        admin.fill("Name", "taken").fill("Other registry", "https://registry.example.com");
        admin.fill("Repository there", "acme/app")
                .fill("Criteria", "tag like v*")
                .fill("When it looks", "15 * * * *");
        admin.fill("User there", "bot").fill("Password or token", "a word for the bot");
        admin.press("Create").says("There is a mirror 'taken' already");
        assertThat(admin.field("Repository there").inputValue()).isEqualTo("acme/app");
        assertThat(admin.field("Password or token").inputValue()).isEqualTo("a word for the bot");

        admin.fill("Name", "hourly").submit("Create").says("registry.example.com/acme/app → technology/test:%n");
        assertThat(card(admin, "hourly").innerText())
                .contains("poll", "15 * * * *", "tag like v*", "bot · password set");
        assertThat(admin.page().content()).doesNotContain("a word for the bot");
        assertThat(admin.networkless()).isEmpty();
    }

    @Test
    void whatIsTypedOutlivesAReloadUntilItIsGivenUp() {
        admin.open(NIGELS).press("New mirror").fill("Name", "later").says("Not saved yet");
        admin.page().onDialog(com.microsoft.playwright.Dialog::accept); // the browser asks whether to leave
        admin.page().reload();
        admin.settled().press("New mirror");
        assertThat(admin.field("Name").inputValue()).isEqualTo("later");
        admin.press("Cancel").press("New mirror");
        assertThat(admin.field("Name").inputValue()).isEmpty();
    }

    @Test
    void aTestSaysStepByStepWhatTheOtherRegistryAnswers() {
        admin.open(NIGELS).press("New mirror").fill("Name", "tried").fill("Repository there", "acme/app");
        admin.fill("Other registry", "http://registry.example.com").press("Test the connection");
        admin.page().locator("dialog[open] [role=alert]").waitFor();

        admin.page().route("**/-/mirror-test", route -> json(route, """
                {"reached":true,"loggedIn":true,"mayPush":false,"enough":false,
                "sentence":"'bot' may not push to acme/app. Give it a token that may."}"""));
        admin.fill("Other registry", "https://registry.example.com").press("Test the connection");
        admin.says("'bot' may not push to acme/app.").says("Registry answers").says("May push");
        assertThat(admin.page().locator("dialog[open] .tr-chip-failed").innerText())
                .isEqualTo("failed");
        assertThat(admin.page().locator("dialog[open] .tr-chip-refused").innerText())
                .as("whether it is there was not said")
                .isEqualTo("not said");
        assertThat(admin.page().locator("dialog[open] [data-tried]").isVisible())
                .isTrue();
        admin.keepsNobodyOut();
    }

    @Test
    void aPasswordStaysWhereItWasForAndIsAskedForAnew() throws Exception {
        mirror("technology/test", "secret");
        admin.open(ADMINS);
        press(card(admin, "secret"), "Change");
        admin.says("One is set. Leave this empty to keep it.");
        assertThat(admin.field("Password or token").inputValue()).isEmpty();
        admin.fill("Other registry", "https://other.example.com").says("The one that is kept was for another registry");
        admin.press("Save").says("This can't be left empty.");
        admin.fill("Other registry", "https://registry.example.com").fill("As the tag", "%n-copy");
        admin.submit("Save").says("registry.example.com/acme/app:%n-copy");
        assertThat(card(admin, "secret").innerText()).contains("bot · password set");
        press(card(admin, "secret"), "Deactivate");
        card(admin, "secret").getByText("inactive").waitFor();
    }

    @Test
    void aRunIsWatchedToItsEndAndThenItsCopiesAreShown() throws Exception {
        mirror("technology/test", "watched");
        AtomicReference<String> job = new AtomicReference<>(RUNNING);
        Page page = admin.page();
        page.route("**/mirrors/watched/runs", route -> json(route, RUNNING));
        page.route("**/jobs/4711", route -> json(route, job.get()));
        page.route("**/mirrors/watched/copies?*", route -> json(route, """
                {"items":[{"tag":"v2","at":"2026-11-20T10:00:00Z","outcome":"copied","targetTag":"v2","sentence":"Copied as a whole."},
                {"tag":"v1","at":"2026-11-20T10:00:00Z","outcome":"refused","sentence":"It is stopped by a gate."}]}"""));
        admin.open(ADMINS);
        press(card(admin, "watched"), "Run now");
        admin.says("v2: 3 MB of 9 MB");
        assertThat(card(admin, "watched").locator("progress").getAttribute("max"))
                .isEqualTo("9000000");
        job.set(RUNNING.replace("running", "succeeded"));
        admin.says("Copied as a whole.").says("It is stopped by a gate.");
        assertThat(card(admin, "watched").locator("progress").count()).isZero();
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void whoMayNotSeeJobsSeesAtTheMirrorThatItsRunHasEnded() throws Exception {
        mirror("nigelpoulton/app", "mine");
        try (Screen nigel = browser.screen(server.url()).signIn(NIGEL, WORD)) {
            AtomicReference<String> last = new AtomicReference<>("");
            nigel.page().route("**/mirrors/mine/runs", route -> json(route, RUNNING));
            nigel.page().route("**/mirrors/mine", route -> {
                var answer = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replaceFirst("\\{", "{" + last.get())));
            });
            nigel.open(NIGELS);
            press(card(nigel, "mine"), "Run now");
            nigel.says("It runs.");
            last.set(
                    "\"lastRun\":{\"at\":\"2026-11-20T10:00:00Z\",\"outcome\":\"copied\",\"sentence\":\"All.\",\"job\":4711},");
            nigel.says("It has copied nothing yet");
            assertThat(nigel.networkless()).isEmpty();
        }
        owner.call("DELETE /api/v1/repositories/nigelpoulton/app/-/mirrors/mine", "");
    }

    @Test
    void aMirrorIsDeletedByItsName() throws Exception {
        mirror("technology/test", "gone");
        admin.open(ADMINS);
        press(card(admin, "gone"), "Delete");
        admin.press("Delete").says("This can't be left empty.");
        admin.fill("Type gone to confirm", "other").says("This is not gone.");
        admin.fill("Type gone to confirm", "gone").submit("Delete");
        assertThat(card(admin, "gone").count()).isZero();
    }

    @Test
    void whoMayNotConfigureIsToldSo() {
        try (Screen nobody = browser.screen(server.url())) {
            nobody.open(ADMINS).says("Sign in to see this");
        }
        try (Screen nigel = browser.screen(server.url()).signIn(NIGEL, WORD)) {
            nigel.open(ADMINS).says("Your right on this repository is not enough");
            assertThat(nigel.text()).doesNotContain("New mirror");
        }
    }

    @Test
    void theFormSpeaksChineseAndFitsASmallWindow() {
        try (Screen small = browser.screen(server.url(), 320, ColorScheme.DARK, "zh-CN")) {
            small.signIn(TestServer.ADMIN, TestServer.PASSWORD).open(NIGELS).press("新建同步");
            small.fitsTheWindow().keepsNobodyOut().isTranslated().picture("mirror-form-chinese-320");
            small.choose("方向", "poll").fill("目标标签", "%Y-%n").fitsTheWindow().isTranslated();
        }
    }

    @Test
    void theMirrorsOfANamespaceAreSeenTogether() throws Exception {
        mirror("technology/test", "together");
        admin.open("/organizations/technology/policies").says("Which repositories here go to other registries");
        admin.page()
                .locator("tr", new Page.LocatorOptions().setHasText("together"))
                .getByText("registry.example.com/acme/app")
                .waitFor();
    }
}
