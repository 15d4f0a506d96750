// What is looked at inside of a page. Each gives a list of what is wrong.
({
  // WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for large letters.
  contrast() {
    const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0, 1] : [255, 255, 255, 1];
    const parsed = (text) => {
      const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
      return [r, g, b, a];
    };
    const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
    const behind = (element) => {
      const above = [];
      for (let it = element; it; it = it.parentElement) above.push(parsed(getComputedStyle(it).backgroundColor));
      return above.reverse().reduce((ground, colour) => over(colour, ground), canvas);
    };
    const light = (colour) => {
      const [r, g, b] = colour.map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (one, other) => {
      const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    const wrong = new Set();
    const look = (element, style, text) => {
      const ground = behind(element);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const found = ratio(over(parsed(style.color), ground), ground);
      if (found < (isLarge ? 3 : 4.5)) wrong.add(`${found.toFixed(2)} to 1: “${text.trim().slice(0, 40)}”`);
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (walk.currentNode.data.trim() && element.checkVisibility()) look(element, getComputedStyle(element), walk.currentNode.data);
    }
    for (const element of document.querySelectorAll("body *")) {
      const style = getComputedStyle(element, "::before");
      if (!["none", "normal"].includes(style.content)) look(element, style, style.content);
    }
    return [...wrong];
  },

  // Nothing is wider than the window, and nothing has to be scrolled sideways within it.
  overflow() {
    const root = document.documentElement;
    const wrong = [];
    if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth - root.clientWidth} pixels too wide`);
    for (const it of document.querySelectorAll("body, body *")) {
      const style = getComputedStyle(it);
      if (style.position === "absolute" || style.display.startsWith("inline")) continue;
      const name = `${it.tagName.toLowerCase()} “${it.textContent.trim().slice(0, 30)}”`;
      if (it.clientWidth && it.scrollWidth > it.clientWidth + 1) wrong.push(`${name} is ${it.scrollWidth - it.clientWidth} pixels too wide`);
      if (it.getBoundingClientRect().right > root.clientWidth + 1) wrong.push(`${name} ends outside of the window`);
    }
    return wrong.slice(0, 5);
  },

  // One title, and no level of headings is left out.
  headings() {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((it) => Number(it.tagName[1]));
    const wrong = [];
    if (levels.filter((it) => it === 1).length !== 1) wrong.push("there is not one title");
    if (levels.some((it, at) => it > (levels[at - 1] ?? 0) + 1)) wrong.push(`a level is left out: ${levels.join(", ")}`);
    if (!document.title.trim()) wrong.push("the window has no title");
    return wrong;
  },

  // Nothing that could run or fetch has got into it.
  foreign() {
    const kinds = "script, img, svg, iframe, object, embed, link, form, audio, video, base, a:not([href^='mailto:'])";
    const wrong = [...document.querySelectorAll(kinds)].map((it) => `<${it.tagName.toLowerCase()}>`);
    for (const it of document.querySelectorAll("*")) {
      wrong.push(...it.getAttributeNames().filter((name) => name.startsWith("on")).map((name) => `${name}=`));
    }
    return [...new Set(wrong)];
  },

  links() {
    return document.querySelectorAll("a").length;
  },

  // The number of the link that has the focus, and whether that can be seen.
  focused() {
    const style = getComputedStyle(document.activeElement);
    return {
      at: [...document.querySelectorAll("a")].indexOf(document.activeElement),
      isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  },
})
