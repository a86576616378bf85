// What the page of one report can do beyond what its style sheet does: keys, marks, notes beside their cells.
(() => {
  const cells = [...document.querySelectorAll("td[id]")];
  const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  // One stop of the tab key for each table; arrow keys move within it.
  for (const table of document.querySelectorAll(".form table")) {
    const own = [...table.querySelectorAll("td[id]")];
    own.forEach((cell, index) => { cell.tabIndex = index ? -1 : 0; });
    table.addEventListener("focusin", (event) => {
      const chosen = event.target.closest("td[id]");
      if (chosen) for (const cell of own) cell.tabIndex = cell === chosen ? 0 : -1;
    });
    table.addEventListener("keydown", (event) => {
      const step = moves[event.key];
      if (!step || !event.target.matches("td[id]")) return;
      const next = beside(event.target, step);
      event.preventDefault();
      if (next) next.focus();
    });
  }

  // The nearest cell in a direction, as drawn: merged headers make counting columns useless.
  function beside(cell, [down, right]) {
    const from = cell.getBoundingClientRect();
    const x = (box) => box.left + box.width / 2;
    const y = (box) => box.top + box.height / 2;
    let best = null;
    let least = Infinity;
    for (const other of cell.closest("table").querySelectorAll("td[id]")) {
      const to = other.getBoundingClientRect();
      const ahead = down ? (y(to) - y(from)) * down : (x(to) - x(from)) * right;
      const aside = down ? Math.abs(x(to) - x(from)) : Math.abs(y(to) - y(from));
      const far = ahead + 3 * aside;
      if (ahead > 1 && (down || aside < 4) && far < least) [best, least] = [other, far];
    }
    return best;
  }

  // A sentence stands once in the page; a note that is shown gets its own copy behind the link to it.
  const spell = (tip) => {
    for (const link of tip.querySelectorAll("li > a")) {
      const text = document.getElementById(link.hash.slice(1)).querySelector(".text").cloneNode(true);
      text.querySelector(".rule").replaceWith(link.cloneNode(true));
      for (const unseen of text.querySelectorAll(".unseen")) unseen.remove();
      link.replaceWith(text);
    }
  };

  // A note stands below its cell, above it where there is no room; on a narrow screen the style sheet
  // keeps it at the foot of the window.
  const place = (cell) => {
    const tip = cell.querySelector(".tip");
    cell.classList.remove("quiet");
    if (!tip) return;
    spell(tip);
    tip.classList.remove("placed");
    if (window.innerWidth <= 700) return;
    tip.classList.add("placed"); // its size is that of a placed note
    const box = cell.getBoundingClientRect();
    const below = window.innerHeight - box.bottom > tip.offsetHeight + 8;
    const top = below ? box.bottom : box.top - tip.offsetHeight;
    const left = Math.min(box.left, window.innerWidth - tip.offsetWidth - 8);
    tip.style.setProperty("--top", `${Math.max(top, 0)}px`);
    tip.style.setProperty("--left", `${Math.max(left, 8)}px`);
  };
  for (const cell of cells) {
    cell.addEventListener("mouseenter", () => place(cell));
    cell.addEventListener("focus", () => place(cell));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const cell of document.querySelectorAll("td:hover, td:focus-within")) {
      cell.classList.add("quiet");
    }
  });

  // Pointing at a finding marks its cells.
  const lit = (finding, on) => {
    for (const link of finding.querySelectorAll('a[href^="#c-"]')) {
      const cell = document.getElementById(link.hash.slice(1));
      if (cell && link.closest(".finding") === finding) cell.classList.toggle("lit", on);
    }
  };
  for (const finding of document.querySelectorAll(".finding")) {
    finding.addEventListener("mouseenter", () => lit(finding, true));
    finding.addEventListener("mouseleave", () => lit(finding, false));
    finding.addEventListener("focusin", () => lit(finding, true));
    finding.addEventListener("focusout", () => lit(finding, false));
  }

  // What a link or the printer asks for must not stay folded away.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; ) {
      fold.open = true;
      fold = fold.parentElement.closest("details");
    }
    if (target && target.matches("td[id]")) target.focus();
  };
  window.addEventListener("hashchange", unfold);
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".fold details, .implied")) fold.open = true;
  });
  if (window.location.hash) unfold();
})();
