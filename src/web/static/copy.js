// SPDX-License-Identifier: MIT
// Gives each block of commands a button that copies it. Without this script, and where a browser keeps the clipboard to itself,
// the page has no such buttons and nothing is missing otherwise.

const told = document.getElementById("told");

function copyButton(block) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
        try {
            await navigator.clipboard.writeText(block.textContent);
            told.textContent = "Copied";
            button.textContent = "Copied";
        } catch {
            getSelection().selectAllChildren(block); // so that the reader can do it
            told.textContent = "Selected: copy it with your keyboard";
            button.textContent = "Selected";
        }
        setTimeout(() => {
            button.textContent = "Copy";
            told.textContent = "";
        }, 2000);
    });
    return button;
}

if (navigator.clipboard) {
    for (const block of document.querySelectorAll("pre[data-copy], .guide pre:has(> .language-sh)")) {
        const frame = document.createElement("div");
        frame.className = "commands";
        block.replaceWith(frame);
        frame.append(block, copyButton(block));
    }
}
