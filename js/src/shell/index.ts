export { mount } from "./mount";
export { Store, type StoreOptions } from "./store";
