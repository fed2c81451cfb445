// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.pages;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Going through a list from its beginning to its end in 120 steps, one a frame.
 *
 * @param median of the time from a frame to the next, in milliseconds: 16.7 where nothing is late
 * @param slowest of them
 * @param blank in how many frames there was nothing where rows should have been
 */
record Scrolling(double median, double slowest, int blank) {
    private static final String THROUGH = """
            async ([row]) => {
              const list = %s;
              const frame = () => new Promise(done => requestAnimationFrame(done));
              const box = list.getBoundingClientRect();
              const [x, y] = [Math.max(box.left, 0) + 200, Math.min(innerHeight, box.bottom) - 150];
              const step = (list.scrollHeight - list.clientHeight) / 120;
              list.scrollTop = 0;
              await frame();
              const times = [];
              let blank = 0;
              let before = await frame();
              for (let i = 0; i < 120; i++) {
                list.scrollTop += step;
                const now = await frame();
                times.push(now - before);
                before = now;
                await new Promise(done => setTimeout(done));
                if (!document.elementFromPoint(x, y)?.closest(row)) blank += 1;
              }
              return [...times.sort((a, b) => a - b), blank];
            }""";

    static Scrolling of(Page page, String list, String row) {
        List<?> found = (List<?>) page.evaluate(THROUGH.formatted(list), List.of(row));
        int frames = found.size() - 1;
        return new Scrolling(Visit.number(found.get(frames / 2)), Visit.number(found.get(frames - 1)), (int)
                Visit.number(found.get(frames)));
    }
}
