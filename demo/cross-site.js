// The same server under its other name; on a real page the address stands in the frame.
const address = new URL("../embed.html", location.href);
address.hostname = location.hostname === "localhost" ? "127.0.0.1" : "localhost";
document.getElementById("other-site").src = address.href;
