// SPDX-License-Identifier: MIT
// Says at once what is wrong with a chosen zip. The dialog for new credentials can't show what the server answers when it is sent.
Behaviour.specify("input.tr-bundle-upload", "tr-bundle-upload", 0, (input) => {
  const said = document.createElement("div");
  said.setAttribute("role", "status");
  input.after(said);

  async function check(zip) {
    const answer = await fetch(input.dataset.checkUrl, {
      method: "POST",
      headers: crumb.wrap({ "Content-Type": "application/x-www-form-urlencoded" }),
      body: new URLSearchParams({ value: zip }),
    });
    // Jenkins' own markup of a form check; it escapes what is in it.
    said.innerHTML = answer.ok ? await answer.text() : "";
  }

  input.addEventListener("change", () => {
    const file = input.files[0];
    if (!file) {
      said.replaceChildren();
      return;
    }
    const reader = new FileReader();
    reader.addEventListener("load", () => check(reader.result.substring(reader.result.indexOf(",") + 1)));
    reader.readAsDataURL(file);
  });
});
