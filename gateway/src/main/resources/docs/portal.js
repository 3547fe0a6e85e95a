"use strict";

const words = {
  zh: {
    title: "数字政府底座 API 门户", service: "服务", language: "zh-CN",
    hint: "除本页与 /health 外，所有请求都需要身份令牌：运行 |./backbone token office| 取得，点击 Authorize 填入。",
    none: "服务目录暂不可用，请稍后刷新。",
  },
  en: {
    title: "Digital Government Backbone – API portal", service: "Service", language: "en",
    hint: "Every request but to this page and /health needs a token: run |./backbone token office| and enter it under Authorize.",
    none: "The list of services is unavailable at the moment; please reload later.",
  },
};
const element = id => document.getElementById(id);
const remembered = localStorage.getItem("language");
let language = remembered in words ? remembered : navigator.language.startsWith("zh") ? "zh" : "en";
let services = [];

function showHint(text) {
  const [before, command, after] = text.split("|");
  const code = document.createElement("code");
  code.textContent = command ?? "";
  element("hint").replaceChildren(before, ...(command ? [code, after] : []));
}

function show() {
  const text = words[language];
  document.documentElement.lang = text.language;
  document.title = text.title;
  element("title").textContent = text.title;
  element("service-label").textContent = text.service;
  showHint(services.length ? text.hint : text.none);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  const chosen = element("service").value;
  element("service").replaceChildren(...services.map(service => new Option(service[language], service.name)));
  const service = services.find(candidate => candidate.name === chosen) ?? services[0];
  if (!service) {
    return;
  }
  element("service").value = service.name;
  SwaggerUIBundle({
    url: service.openapi,
    dom_id: "#api",
    deepLinking: false,
    docExpansion: "list",
    filter: true,
    validatorUrl: null,
    displayRequestDuration: true,
    requestInterceptor: request => {
      request.headers["Accept-Language"] = text.language;
      return request;
    },
  });
}

element("service").addEventListener("change", show);
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    language = button.dataset.language;
    localStorage.setItem("language", language);
    show();
  });
}
fetch("/docs/services.json").then(answer => answer.json()).then(list => { services = list; }).finally(show);
