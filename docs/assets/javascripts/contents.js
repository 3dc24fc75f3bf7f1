/* Shuts the contents of a page, which end before this script, on screens without room beside it. */
document.currentScript.previousElementSibling.open = matchMedia("(min-width: 60em)").matches;
