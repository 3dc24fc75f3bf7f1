/* Leads on from a page that has moved, to the same part of the new one, which a refresh drops. */
location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
