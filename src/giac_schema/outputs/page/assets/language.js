"use strict";
// The language of the page: the two buttons decide, and the browser is told which it is.
(() => {
  const page = document.documentElement;
  const tags = { zh: "zh-CN", en: "en" };
  const show = (language) => {
    page.lang = tags[language];
    page.classList.toggle("lang-zh", language === "zh");
    page.classList.toggle("lang-en", language === "en");
  };
  for (const button of document.querySelectorAll(".languages input")) {
    button.addEventListener("change", () => show(button.value));
    if (button.checked) show(button.value); // kept by a browser that was told to load it again
  }
})();
