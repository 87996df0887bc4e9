import "mmat-appraisal";

const widget = document.createElement("mmat-appraisal");
widget.setAttribute("storage-key", "vite");
document.getElementById("app").append(widget);
