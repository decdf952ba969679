// Generated from the schemas by `npm run generate`. Edit the schemas instead.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// part:part:0
var validateAlert = validate52, schema19 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/alerts/alert.v1.schema.json", title: "Alert", description: "An alert: a strict subset of OCSF Detection Finding 1.8.0. Type shearpin.alert.v1.", type: "object", additionalProperties: !1, required: ["activity_id", "category_uid", "class_uid", "type_uid", "time", "severity_id", "confidence_id", "status_id", "is_alert", "message", "count", "start_time", "end_time", "metadata", "finding_info", "evidences", "unmapped"], properties: { activity_id: { description: "Create, update, close.", type: "integer", enum: [1, 2, 3] }, category_uid: { const: 2 }, class_uid: { const: 2004 }, type_uid: { type: "integer", enum: [200401, 200402, 200403] }, time: { description: "Append time of the record that made the first finding.", type: "integer", minimum: 0, maximum: 9007199254740991 }, severity_id: { description: "Informational to critical.", type: "integer", enum: [1, 2, 3, 4, 5] }, confidence_id: { description: "Low, medium, high.", type: "integer", enum: [1, 2, 3] }, status_id: { description: "New, resolved.", type: "integer", enum: [1, 4] }, is_alert: { description: "False for a detector in shadow.", type: "boolean" }, message: { type: "string", minLength: 1, maxLength: 512 }, count: { description: "Findings of the chain that hold; 0 when a late event undid all of them.", type: "integer", minimum: 0, maximum: 9007199254740991 }, start_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, end_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, metadata: { $ref: "#/$defs/AlertMetadata" }, finding_info: { $ref: "#/$defs/AlertFindingInfo" }, evidences: { type: "array", maxItems: 32, items: { $ref: "#/$defs/AlertEvidence" } }, unmapped: { title: "AlertUnmapped", type: "object", additionalProperties: !1, required: ["shearpin"], properties: { shearpin: { $ref: "#/$defs/ShearpinDetails" } } }, action_id: { description: "Allowed, denied, other: held.", type: "integer", enum: [1, 2, 99] }, action: { const: "Held" }, disposition_id: { description: "Allowed, blocked, other: held.", type: "integer", enum: [1, 2, 99] }, disposition: { const: "Held" } }, $defs: { AlertMetadata: { title: "AlertMetadata", description: "Which product said it, of whom.", type: "object", additionalProperties: !1, required: ["version", "product", "uid", "tenant_uid", "correlation_uid"], properties: { version: { const: "1.8.0", description: "OCSF version." }, product: { title: "AlertProduct", type: "object", additionalProperties: !1, required: ["name", "vendor_name"], properties: { name: { const: "Shearpin" }, vendor_name: { const: "Shearpin" } } }, uid: { description: "Uid and revision.", type: "string", pattern: "^[0-9a-f]{32}\\.[1-9][0-9]{0,15}$" }, tenant_uid: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, correlation_uid: { description: "Session key.", type: "string", minLength: 1, maxLength: 128 }, profiles: { type: "array", minItems: 1, maxItems: 1, items: { type: "string", enum: ["security_control"] } } } }, AlertTechnique: { title: "AlertTechnique", description: "A technique of MITRE ATT&CK or ATLAS.", type: "object", additionalProperties: !1, required: ["technique", "version"], properties: { technique: { title: "AlertTechniqueName", type: "object", additionalProperties: !1, required: ["uid", "name"], properties: { uid: { type: "string", pattern: "^(AML\\.)?T[0-9]{4}$" }, name: { type: "string", minLength: 1, maxLength: 128 } } }, version: { type: "string", minLength: 1, maxLength: 128 } } }, AlertNode: { title: "AlertNode", description: "A call, or what it touched.", type: "object", additionalProperties: !1, required: ["uid", "type"], properties: { uid: { type: "string", minLength: 1, maxLength: 512 }, type: { type: "string", enum: ["call", "tool", "resource", "credential", "value", "destination", "gateway"] }, name: { type: "string", minLength: 1, maxLength: 512 }, desc: { type: "string", minLength: 1, maxLength: 512 } } }, AlertEdge: { title: "AlertEdge", type: "object", additionalProperties: !1, required: ["uid", "source", "target", "relation", "is_directed"], properties: { uid: { type: "string", minLength: 1, maxLength: 1200 }, source: { type: "string", minLength: 1, maxLength: 512 }, target: { type: "string", minLength: 1, maxLength: 512 }, relation: { type: "string", enum: ["order", "overlap", "data-flow", "calls", "returned", "carried", "sent-to"] }, is_directed: { type: "boolean" }, data: { title: "AlertEdgeData", description: "What flowed.", type: "object", additionalProperties: !1, required: ["overlap", "roles"], properties: { overlap: { type: "integer", minimum: 0, maximum: 9007199254740991 }, roles: { type: "array", maxItems: 6, items: { type: "string", enum: ["secret", "destination", "selector", "personal", "payload", "passage"] } } } } } }, AlertGraph: { title: "AlertGraph", description: "The chain as a graph.", type: "object", additionalProperties: !1, required: ["uid", "is_directed", "nodes", "edges"], properties: { uid: { type: "string", pattern: "^[0-9a-f]{32}$" }, is_directed: { const: !0 }, nodes: { type: "array", minItems: 1, maxItems: 256, items: { $ref: "#/$defs/AlertNode" } }, edges: { type: "array", maxItems: 512, items: { $ref: "#/$defs/AlertEdge" } } } }, AlertRelatedEvent: { title: "AlertRelatedEvent", description: "An event that a step took, in the order of the steps.", type: "object", additionalProperties: !1, required: ["uid", "title", "type", "first_seen_time", "last_seen_time"], properties: { uid: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, title: { description: "Step.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, type: { type: "string", enum: ["call"] }, first_seen_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, last_seen_time: { type: "integer", minimum: 0, maximum: 9007199254740991 } } }, AlertFindingInfo: { title: "AlertFindingInfo", type: "object", additionalProperties: !1, required: ["uid", "title", "desc", "created_time", "first_seen_time", "last_seen_time", "modified_time", "analytic", "attack_graph", "related_events", "related_events_count", "attacks"], properties: { uid: { description: "Id of the first finding of the chain.", type: "string", pattern: "^[0-9a-f]{32}$" }, title: { type: "string", minLength: 1, maxLength: 512 }, desc: { type: "string", minLength: 1, maxLength: 512 }, created_time: { description: "Event time of the first finding.", type: "integer", minimum: 0, maximum: 9007199254740991 }, first_seen_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, last_seen_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, modified_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, analytic: { title: "AlertAnalytic", description: "The detector.", type: "object", additionalProperties: !1, required: ["uid", "name", "version", "type_id"], properties: { uid: { type: "string", pattern: "^[a-z]+\\.[a-z0-9-]{1,63}$" }, name: { type: "string", minLength: 1, maxLength: 512 }, version: { type: "string", minLength: 1, maxLength: 128 }, type_id: { type: "integer", enum: [1, 3] } } }, attack_graph: { $ref: "#/$defs/AlertGraph" }, related_events: { type: "array", maxItems: 32, items: { $ref: "#/$defs/AlertRelatedEvent" } }, related_events_count: { type: "integer", minimum: 0, maximum: 9007199254740991 }, attacks: { type: "array", maxItems: 16, items: { $ref: "#/$defs/AlertTechnique" } } } }, AlertEvidence: { title: "AlertEvidence", description: "One step.", type: "object", additionalProperties: !1, required: ["name", "uid", "api", "actor"], properties: { name: { description: "Step.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, uid: { description: "Event.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, api: { title: "AlertApi", type: "object", additionalProperties: !1, required: ["operation", "service", "request"], properties: { operation: { description: "Tool, resource or prompt.", type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, service: { title: "AlertService", type: "object", additionalProperties: !1, required: ["name"], properties: { name: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" } } }, request: { title: "AlertRequest", type: "object", additionalProperties: !1, required: ["uid"], properties: { uid: { description: "Call.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" } } } } }, actor: { title: "AlertActor", type: "object", additionalProperties: !1, required: ["app_uid", "user"], properties: { app_uid: { description: "Agent.", type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, user: { title: "AlertUser", type: "object", additionalProperties: !1, required: ["uid"], properties: { uid: { description: "Principal.", type: "string", pattern: "^[0-9a-f]{16}$" } } } } } } }, AlertStep: { title: "AlertStep", description: "A step with what made it one.", type: "object", additionalProperties: !1, required: ["step", "call", "event", "timeMs", "server", "target", "method", "capabilities", "labels", "values", "valueCount", "destinations", "verdict"], properties: { step: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, call: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, event: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { type: "integer", minimum: 0, maximum: 9007199254740991 }, server: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, target: { type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, method: { description: "MCP method.", type: "string", minLength: 1, maxLength: 512 }, capabilities: { type: "array", maxItems: 16, items: { type: "string", minLength: 1, maxLength: 128 } }, labels: { type: "array", maxItems: 32, items: { type: "string", minLength: 1, maxLength: 128 } }, values: { type: "array", maxItems: 8, items: { title: "AlertValue", type: "object", additionalProperties: !1, required: ["fp", "role"], properties: { fp: { type: "string", pattern: "^[0-9a-f]{16}$" }, role: { type: "string", enum: ["secret", "destination", "selector", "personal", "payload", "passage"] } } } }, valueCount: { type: "integer", minimum: 0, maximum: 9007199254740991 }, destinations: { type: "array", maxItems: 4, items: { type: "string", pattern: "^[0-9a-f]{16}$" } }, verdict: { type: "string", enum: ["allowed", "held", "refused"] }, command: { description: "The command that decided.", type: "string", pattern: "^[0-9a-f]{32}$" } } }, ShearpinDetails: { title: "ShearpinDetails", description: "What has no home in OCSF.", type: "object", additionalProperties: !1, required: ["detector", "mode", "chain", "revision", "session", "certainty", "approximate", "steps", "commands", "refused", "maps", "triage", "falsePositives"], properties: { detector: { description: "id@version", type: "string", minLength: 1, maxLength: 128 }, mode: { type: "string", enum: ["shadow", "alert", "enforce"] }, chain: { type: "string", minLength: 1, maxLength: 128 }, revision: { type: "integer", minimum: 1, maximum: 9007199254740991 }, session: { title: "AlertSession", type: "object", additionalProperties: !1, required: ["key", "method", "confidence"], properties: { key: { type: "string", minLength: 1, maxLength: 128 }, method: { type: "string", minLength: 1, maxLength: 128 }, confidence: { type: "number", minimum: 0, maximum: 1 } } }, certainty: { type: "string", enum: ["yes", "perhaps", "gateway"] }, approximate: { type: "boolean" }, steps: { type: "array", maxItems: 32, items: { $ref: "#/$defs/AlertStep" } }, commands: { type: "array", maxItems: 16, items: { type: "string", pattern: "^[0-9a-f]{32}$" } }, refused: { description: "Calls of this chain that the gateway refused.", type: "integer", minimum: 0, maximum: 9007199254740991 }, withdrawn: { description: "Findings of this chain that a late event undid; `count` is without them. Absent: none.", type: "integer", minimum: 1, maximum: 9007199254740991 }, late: { description: "An event that came late made or undid the finding that this update is about. Absent: no.", const: !0 }, maps: { type: "array", maxItems: 16, items: { type: "string", maxLength: 128 } }, triage: { type: "array", maxItems: 16, items: { type: "string", minLength: 1, maxLength: 512 } }, falsePositives: { type: "array", maxItems: 16, items: { type: "string", minLength: 1, maxLength: 512 } }, measure: { title: "AlertMeasure", description: "What was counted.", type: "object", additionalProperties: !1, required: ["value", "limit", "unit", "windowMs"], properties: { value: { type: "integer", minimum: 0, maximum: 9007199254740991 }, limit: { type: "integer", minimum: 0, maximum: 9007199254740991 }, unit: { type: "string", enum: ["calls", "bytes"] }, windowMs: { type: "integer", minimum: 0, maximum: 9007199254740991 } } }, health: { title: "AlertHealth", description: "What a health alert is about.", type: "object", additionalProperties: !1, required: ["gateway"], properties: { gateway: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, command: { type: "string", pattern: "^[0-9a-f]{32}$" }, status: { type: "string", minLength: 1, maxLength: 128 }, waitedMs: { type: "integer", minimum: 0, maximum: 9007199254740991 } } } } } } }, func0 = Object.prototype.hasOwnProperty, func88 = require_ucs2length().default, schema20 = { title: "AlertMetadata", description: "Which product said it, of whom.", type: "object", additionalProperties: !1, required: ["version", "product", "uid", "tenant_uid", "correlation_uid"], properties: { version: { const: "1.8.0", description: "OCSF version." }, product: { title: "AlertProduct", type: "object", additionalProperties: !1, required: ["name", "vendor_name"], properties: { name: { const: "Shearpin" }, vendor_name: { const: "Shearpin" } } }, uid: { description: "Uid and revision.", type: "string", pattern: "^[0-9a-f]{32}\\.[1-9][0-9]{0,15}$" }, tenant_uid: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, correlation_uid: { description: "Session key.", type: "string", minLength: 1, maxLength: 128 }, profiles: { type: "array", minItems: 1, maxItems: 1, items: { type: "string", enum: ["security_control"] } } } }, pattern3 = new RegExp("^[0-9a-f]{32}\\.[1-9][0-9]{0,15}$", "u"), pattern4 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.version === void 0 || !func0.call(data, "version")) && (missing0 = "version") || (data.product === void 0 || !func0.call(data, "product")) && (missing0 = "product") || (data.uid === void 0 || !func0.call(data, "uid")) && (missing0 = "uid") || (data.tenant_uid === void 0 || !func0.call(data, "tenant_uid")) && (missing0 = "tenant_uid") || (data.correlation_uid === void 0 || !func0.call(data, "correlation_uid")) && (missing0 = "correlation_uid"))
        return validate53.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "version" || key0 === "product" || key0 === "uid" || key0 === "tenant_uid" || key0 === "correlation_uid" || key0 === "profiles")) {
            return validate53.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.version !== void 0 && func0.call(data, "version")) {
            let _errs2 = errors;
            if (data.version !== "1.8.0")
              return validate53.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: "1.8.0" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.product !== void 0 && func0.call(data, "product")) {
              let data1 = data.product, _errs3 = errors;
              if (errors === _errs3)
                if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                  let missing1;
                  if ((data1.name === void 0 || !func0.call(data1, "name")) && (missing1 = "name") || (data1.vendor_name === void 0 || !func0.call(data1, "vendor_name")) && (missing1 = "vendor_name"))
                    return validate53.errors = [{ instancePath: instancePath + "/product", schemaPath: "#/properties/product/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                  {
                    let _errs5 = errors;
                    for (let key1 of Object.keys(data1))
                      if (!(key1 === "name" || key1 === "vendor_name")) {
                        return validate53.errors = [{ instancePath: instancePath + "/product", schemaPath: "#/properties/product/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                        break;
                      }
                    if (_errs5 === errors) {
                      if (data1.name !== void 0 && func0.call(data1, "name")) {
                        let _errs6 = errors;
                        if (data1.name !== "Shearpin")
                          return validate53.errors = [{ instancePath: instancePath + "/product/name", schemaPath: "#/properties/product/properties/name/const", keyword: "const", params: { allowedValue: "Shearpin" }, message: "must be equal to constant" }], !1;
                        var valid1 = _errs6 === errors;
                      } else
                        var valid1 = !0;
                      if (valid1)
                        if (data1.vendor_name !== void 0 && func0.call(data1, "vendor_name")) {
                          let _errs7 = errors;
                          if (data1.vendor_name !== "Shearpin")
                            return validate53.errors = [{ instancePath: instancePath + "/product/vendor_name", schemaPath: "#/properties/product/properties/vendor_name/const", keyword: "const", params: { allowedValue: "Shearpin" }, message: "must be equal to constant" }], !1;
                          var valid1 = _errs7 === errors;
                        } else
                          var valid1 = !0;
                    }
                  }
                } else
                  return validate53.errors = [{ instancePath: instancePath + "/product", schemaPath: "#/properties/product/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.uid !== void 0 && func0.call(data, "uid")) {
                let data4 = data.uid, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data4 == "string") {
                    if (!pattern3.test(data4))
                      return validate53.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}\\.[1-9][0-9]{0,15}$" }, message: 'must match pattern "^[0-9a-f]{32}\\.[1-9][0-9]{0,15}$"' }], !1;
                  } else
                    return validate53.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.tenant_uid !== void 0 && func0.call(data, "tenant_uid")) {
                  let data5 = data.tenant_uid, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data5 == "string") {
                      if (!pattern4.test(data5))
                        return validate53.errors = [{ instancePath: instancePath + "/tenant_uid", schemaPath: "#/properties/tenant_uid/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                    } else
                      return validate53.errors = [{ instancePath: instancePath + "/tenant_uid", schemaPath: "#/properties/tenant_uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.correlation_uid !== void 0 && func0.call(data, "correlation_uid")) {
                    let data6 = data.correlation_uid, _errs12 = errors;
                    if (errors === _errs12)
                      if (typeof data6 == "string") {
                        if (func88(data6) > 128)
                          return validate53.errors = [{ instancePath: instancePath + "/correlation_uid", schemaPath: "#/properties/correlation_uid/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                        if (func88(data6) < 1)
                          return validate53.errors = [{ instancePath: instancePath + "/correlation_uid", schemaPath: "#/properties/correlation_uid/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate53.errors = [{ instancePath: instancePath + "/correlation_uid", schemaPath: "#/properties/correlation_uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.profiles !== void 0 && func0.call(data, "profiles")) {
                      let data7 = data.profiles, _errs14 = errors;
                      if (errors === _errs14)
                        if (Array.isArray(data7)) {
                          if (data7.length > 1)
                            return validate53.errors = [{ instancePath: instancePath + "/profiles", schemaPath: "#/properties/profiles/maxItems", keyword: "maxItems", params: { limit: 1 }, message: "must NOT have more than 1 items" }], !1;
                          if (data7.length < 1)
                            return validate53.errors = [{ instancePath: instancePath + "/profiles", schemaPath: "#/properties/profiles/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                          {
                            var valid2 = !0;
                            let len0 = data7.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let data8 = data7[i0], _errs16 = errors;
                              if (typeof data8 != "string")
                                return validate53.errors = [{ instancePath: instancePath + "/profiles/" + i0, schemaPath: "#/properties/profiles/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              if (data8 !== "security_control")
                                return validate53.errors = [{ instancePath: instancePath + "/profiles/" + i0, schemaPath: "#/properties/profiles/items/enum", keyword: "enum", params: { allowedValues: schema20.properties.profiles.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                              var valid2 = _errs16 === errors;
                              if (!valid2)
                                break;
                            }
                          }
                        } else
                          return validate53.errors = [{ instancePath: instancePath + "/profiles", schemaPath: "#/properties/profiles/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                      var valid0 = _errs14 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate53.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate53.errors = vErrors, errors === 0;
}
validate53.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema21 = { title: "AlertFindingInfo", type: "object", additionalProperties: !1, required: ["uid", "title", "desc", "created_time", "first_seen_time", "last_seen_time", "modified_time", "analytic", "attack_graph", "related_events", "related_events_count", "attacks"], properties: { uid: { description: "Id of the first finding of the chain.", type: "string", pattern: "^[0-9a-f]{32}$" }, title: { type: "string", minLength: 1, maxLength: 512 }, desc: { type: "string", minLength: 1, maxLength: 512 }, created_time: { description: "Event time of the first finding.", type: "integer", minimum: 0, maximum: 9007199254740991 }, first_seen_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, last_seen_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, modified_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, analytic: { title: "AlertAnalytic", description: "The detector.", type: "object", additionalProperties: !1, required: ["uid", "name", "version", "type_id"], properties: { uid: { type: "string", pattern: "^[a-z]+\\.[a-z0-9-]{1,63}$" }, name: { type: "string", minLength: 1, maxLength: 512 }, version: { type: "string", minLength: 1, maxLength: 128 }, type_id: { type: "integer", enum: [1, 3] } } }, attack_graph: { $ref: "#/$defs/AlertGraph" }, related_events: { type: "array", maxItems: 32, items: { $ref: "#/$defs/AlertRelatedEvent" } }, related_events_count: { type: "integer", minimum: 0, maximum: 9007199254740991 }, attacks: { type: "array", maxItems: 16, items: { $ref: "#/$defs/AlertTechnique" } } } }, pattern5 = new RegExp("^[0-9a-f]{32}$", "u"), pattern6 = new RegExp("^[a-z]+\\.[a-z0-9-]{1,63}$", "u");
var schema23 = { title: "AlertNode", description: "A call, or what it touched.", type: "object", additionalProperties: !1, required: ["uid", "type"], properties: { uid: { type: "string", minLength: 1, maxLength: 512 }, type: { type: "string", enum: ["call", "tool", "resource", "credential", "value", "destination", "gateway"] }, name: { type: "string", minLength: 1, maxLength: 512 }, desc: { type: "string", minLength: 1, maxLength: 512 } } };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.uid === void 0 || !func0.call(data, "uid")) && (missing0 = "uid") || (data.type === void 0 || !func0.call(data, "type")) && (missing0 = "type"))
        return validate57.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "uid" || key0 === "type" || key0 === "name" || key0 === "desc")) {
            return validate57.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.uid !== void 0 && func0.call(data, "uid")) {
            let data0 = data.uid, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func88(data0) > 512)
                  return validate57.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                if (func88(data0) < 1)
                  return validate57.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate57.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.type !== void 0 && func0.call(data, "type")) {
              let data1 = data.type, _errs4 = errors;
              if (typeof data1 != "string")
                return validate57.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "call" || data1 === "tool" || data1 === "resource" || data1 === "credential" || data1 === "value" || data1 === "destination" || data1 === "gateway"))
                return validate57.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema23.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.name !== void 0 && func0.call(data, "name")) {
                let data2 = data.name, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (func88(data2) > 512)
                      return validate57.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                    if (func88(data2) < 1)
                      return validate57.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate57.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.desc !== void 0 && func0.call(data, "desc")) {
                  let data3 = data.desc, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func88(data3) > 512)
                        return validate57.errors = [{ instancePath: instancePath + "/desc", schemaPath: "#/properties/desc/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                      if (func88(data3) < 1)
                        return validate57.errors = [{ instancePath: instancePath + "/desc", schemaPath: "#/properties/desc/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate57.errors = [{ instancePath: instancePath + "/desc", schemaPath: "#/properties/desc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate57.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate57.errors = vErrors, errors === 0;
}
validate57.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema24 = { title: "AlertEdge", type: "object", additionalProperties: !1, required: ["uid", "source", "target", "relation", "is_directed"], properties: { uid: { type: "string", minLength: 1, maxLength: 1200 }, source: { type: "string", minLength: 1, maxLength: 512 }, target: { type: "string", minLength: 1, maxLength: 512 }, relation: { type: "string", enum: ["order", "overlap", "data-flow", "calls", "returned", "carried", "sent-to"] }, is_directed: { type: "boolean" }, data: { title: "AlertEdgeData", description: "What flowed.", type: "object", additionalProperties: !1, required: ["overlap", "roles"], properties: { overlap: { type: "integer", minimum: 0, maximum: 9007199254740991 }, roles: { type: "array", maxItems: 6, items: { type: "string", enum: ["secret", "destination", "selector", "personal", "payload", "passage"] } } } } } };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.uid === void 0 || !func0.call(data, "uid")) && (missing0 = "uid") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.relation === void 0 || !func0.call(data, "relation")) && (missing0 = "relation") || (data.is_directed === void 0 || !func0.call(data, "is_directed")) && (missing0 = "is_directed"))
        return validate59.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "uid" || key0 === "source" || key0 === "target" || key0 === "relation" || key0 === "is_directed" || key0 === "data")) {
            return validate59.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.uid !== void 0 && func0.call(data, "uid")) {
            let data0 = data.uid, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func88(data0) > 1200)
                  return validate59.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/maxLength", keyword: "maxLength", params: { limit: 1200 }, message: "must NOT have more than 1200 characters" }], !1;
                if (func88(data0) < 1)
                  return validate59.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate59.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.source !== void 0 && func0.call(data, "source")) {
              let data1 = data.source, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func88(data1) > 512)
                    return validate59.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                  if (func88(data1) < 1)
                    return validate59.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate59.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.target !== void 0 && func0.call(data, "target")) {
                let data2 = data.target, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (func88(data2) > 512)
                      return validate59.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/properties/target/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                    if (func88(data2) < 1)
                      return validate59.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/properties/target/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate59.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.relation !== void 0 && func0.call(data, "relation")) {
                  let data3 = data.relation, _errs8 = errors;
                  if (typeof data3 != "string")
                    return validate59.errors = [{ instancePath: instancePath + "/relation", schemaPath: "#/properties/relation/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  if (!(data3 === "order" || data3 === "overlap" || data3 === "data-flow" || data3 === "calls" || data3 === "returned" || data3 === "carried" || data3 === "sent-to"))
                    return validate59.errors = [{ instancePath: instancePath + "/relation", schemaPath: "#/properties/relation/enum", keyword: "enum", params: { allowedValues: schema24.properties.relation.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.is_directed !== void 0 && func0.call(data, "is_directed")) {
                    let _errs10 = errors;
                    if (typeof data.is_directed != "boolean")
                      return validate59.errors = [{ instancePath: instancePath + "/is_directed", schemaPath: "#/properties/is_directed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.data !== void 0 && func0.call(data, "data")) {
                      let data5 = data.data, _errs12 = errors;
                      if (errors === _errs12)
                        if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                          let missing1;
                          if ((data5.overlap === void 0 || !func0.call(data5, "overlap")) && (missing1 = "overlap") || (data5.roles === void 0 || !func0.call(data5, "roles")) && (missing1 = "roles"))
                            return validate59.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                          {
                            let _errs14 = errors;
                            for (let key1 of Object.keys(data5))
                              if (!(key1 === "overlap" || key1 === "roles")) {
                                return validate59.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                break;
                              }
                            if (_errs14 === errors) {
                              if (data5.overlap !== void 0 && func0.call(data5, "overlap")) {
                                let data6 = data5.overlap, _errs15 = errors;
                                if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                                  return validate59.errors = [{ instancePath: instancePath + "/data/overlap", schemaPath: "#/properties/data/properties/overlap/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs15 && typeof data6 == "number" && isFinite(data6)) {
                                  if (data6 > 9007199254740991 || isNaN(data6))
                                    return validate59.errors = [{ instancePath: instancePath + "/data/overlap", schemaPath: "#/properties/data/properties/overlap/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                  if (data6 < 0 || isNaN(data6))
                                    return validate59.errors = [{ instancePath: instancePath + "/data/overlap", schemaPath: "#/properties/data/properties/overlap/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid1 = _errs15 === errors;
                              } else
                                var valid1 = !0;
                              if (valid1)
                                if (data5.roles !== void 0 && func0.call(data5, "roles")) {
                                  let data7 = data5.roles, _errs17 = errors;
                                  if (errors === _errs17)
                                    if (Array.isArray(data7)) {
                                      if (data7.length > 6)
                                        return validate59.errors = [{ instancePath: instancePath + "/data/roles", schemaPath: "#/properties/data/properties/roles/maxItems", keyword: "maxItems", params: { limit: 6 }, message: "must NOT have more than 6 items" }], !1;
                                      {
                                        var valid2 = !0;
                                        let len0 = data7.length;
                                        for (let i0 = 0; i0 < len0; i0++) {
                                          let data8 = data7[i0], _errs19 = errors;
                                          if (typeof data8 != "string")
                                            return validate59.errors = [{ instancePath: instancePath + "/data/roles/" + i0, schemaPath: "#/properties/data/properties/roles/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          if (!(data8 === "secret" || data8 === "destination" || data8 === "selector" || data8 === "personal" || data8 === "payload" || data8 === "passage"))
                                            return validate59.errors = [{ instancePath: instancePath + "/data/roles/" + i0, schemaPath: "#/properties/data/properties/roles/items/enum", keyword: "enum", params: { allowedValues: schema24.properties.data.properties.roles.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                                          var valid2 = _errs19 === errors;
                                          if (!valid2)
                                            break;
                                        }
                                      }
                                    } else
                                      return validate59.errors = [{ instancePath: instancePath + "/data/roles", schemaPath: "#/properties/data/properties/roles/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                  var valid1 = _errs17 === errors;
                                } else
                                  var valid1 = !0;
                            }
                          }
                        } else
                          return validate59.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate59.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate59.errors = vErrors, errors === 0;
}
validate59.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.uid === void 0 || !func0.call(data, "uid")) && (missing0 = "uid") || (data.is_directed === void 0 || !func0.call(data, "is_directed")) && (missing0 = "is_directed") || (data.nodes === void 0 || !func0.call(data, "nodes")) && (missing0 = "nodes") || (data.edges === void 0 || !func0.call(data, "edges")) && (missing0 = "edges"))
        return validate56.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "uid" || key0 === "is_directed" || key0 === "nodes" || key0 === "edges")) {
            return validate56.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.uid !== void 0 && func0.call(data, "uid")) {
            let data0 = data.uid, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern5.test(data0))
                  return validate56.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
              } else
                return validate56.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.is_directed !== void 0 && func0.call(data, "is_directed")) {
              let _errs4 = errors;
              if (data.is_directed !== !0)
                return validate56.errors = [{ instancePath: instancePath + "/is_directed", schemaPath: "#/properties/is_directed/const", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.nodes !== void 0 && func0.call(data, "nodes")) {
                let data2 = data.nodes, _errs5 = errors;
                if (errors === _errs5)
                  if (Array.isArray(data2)) {
                    if (data2.length > 256)
                      return validate56.errors = [{ instancePath: instancePath + "/nodes", schemaPath: "#/properties/nodes/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" }], !1;
                    if (data2.length < 1)
                      return validate56.errors = [{ instancePath: instancePath + "/nodes", schemaPath: "#/properties/nodes/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                    {
                      var valid1 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let _errs7 = errors;
                        validate57(data2[i0], { instancePath: instancePath + "/nodes/" + i0, parentData: data2, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors), errors = vErrors.length);
                        var valid1 = _errs7 === errors;
                        if (!valid1)
                          break;
                      }
                    }
                  } else
                    return validate56.errors = [{ instancePath: instancePath + "/nodes", schemaPath: "#/properties/nodes/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.edges !== void 0 && func0.call(data, "edges")) {
                  let data4 = data.edges, _errs8 = errors;
                  if (errors === _errs8)
                    if (Array.isArray(data4)) {
                      if (data4.length > 512)
                        return validate56.errors = [{ instancePath: instancePath + "/edges", schemaPath: "#/properties/edges/maxItems", keyword: "maxItems", params: { limit: 512 }, message: "must NOT have more than 512 items" }], !1;
                      {
                        var valid2 = !0;
                        let len1 = data4.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let _errs10 = errors;
                          validate59(data4[i1], { instancePath: instancePath + "/edges/" + i1, parentData: data4, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length);
                          var valid2 = _errs10 === errors;
                          if (!valid2)
                            break;
                        }
                      }
                    } else
                      return validate56.errors = [{ instancePath: instancePath + "/edges", schemaPath: "#/properties/edges/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate56.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate56.errors = vErrors, errors === 0;
}
validate56.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema25 = { title: "AlertRelatedEvent", description: "An event that a step took, in the order of the steps.", type: "object", additionalProperties: !1, required: ["uid", "title", "type", "first_seen_time", "last_seen_time"], properties: { uid: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, title: { description: "Step.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, type: { type: "string", enum: ["call"] }, first_seen_time: { type: "integer", minimum: 0, maximum: 9007199254740991 }, last_seen_time: { type: "integer", minimum: 0, maximum: 9007199254740991 } } }, pattern8 = new RegExp("^[0-9A-HJKMNP-TV-Z]{26}$", "u");
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.uid === void 0 || !func0.call(data, "uid")) && (missing0 = "uid") || (data.title === void 0 || !func0.call(data, "title")) && (missing0 = "title") || (data.type === void 0 || !func0.call(data, "type")) && (missing0 = "type") || (data.first_seen_time === void 0 || !func0.call(data, "first_seen_time")) && (missing0 = "first_seen_time") || (data.last_seen_time === void 0 || !func0.call(data, "last_seen_time")) && (missing0 = "last_seen_time"))
        return validate62.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "uid" || key0 === "title" || key0 === "type" || key0 === "first_seen_time" || key0 === "last_seen_time")) {
            return validate62.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.uid !== void 0 && func0.call(data, "uid")) {
            let data0 = data.uid, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate62.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate62.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.title !== void 0 && func0.call(data, "title")) {
              let data1 = data.title, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate62.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                } else
                  return validate62.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.type !== void 0 && func0.call(data, "type")) {
                let data2 = data.type, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate62.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (data2 !== "call")
                  return validate62.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema25.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.first_seen_time !== void 0 && func0.call(data, "first_seen_time")) {
                  let data3 = data.first_seen_time, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate62.errors = [{ instancePath: instancePath + "/first_seen_time", schemaPath: "#/properties/first_seen_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                    if (data3 > 9007199254740991 || isNaN(data3))
                      return validate62.errors = [{ instancePath: instancePath + "/first_seen_time", schemaPath: "#/properties/first_seen_time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data3 < 0 || isNaN(data3))
                      return validate62.errors = [{ instancePath: instancePath + "/first_seen_time", schemaPath: "#/properties/first_seen_time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  }
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.last_seen_time !== void 0 && func0.call(data, "last_seen_time")) {
                    let data4 = data.last_seen_time, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate62.errors = [{ instancePath: instancePath + "/last_seen_time", schemaPath: "#/properties/last_seen_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate62.errors = [{ instancePath: instancePath + "/last_seen_time", schemaPath: "#/properties/last_seen_time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 0 || isNaN(data4))
                        return validate62.errors = [{ instancePath: instancePath + "/last_seen_time", schemaPath: "#/properties/last_seen_time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate62.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate62.errors = vErrors, errors === 0;
}
validate62.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern10 = new RegExp("^(AML\\.)?T[0-9]{4}$", "u");
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.technique === void 0 || !func0.call(data, "technique")) && (missing0 = "technique") || (data.version === void 0 || !func0.call(data, "version")) && (missing0 = "version"))
        return validate64.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "technique" || key0 === "version")) {
            return validate64.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.technique !== void 0 && func0.call(data, "technique")) {
            let data0 = data.technique, _errs2 = errors;
            if (errors === _errs2)
              if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
                let missing1;
                if ((data0.uid === void 0 || !func0.call(data0, "uid")) && (missing1 = "uid") || (data0.name === void 0 || !func0.call(data0, "name")) && (missing1 = "name"))
                  return validate64.errors = [{ instancePath: instancePath + "/technique", schemaPath: "#/properties/technique/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                {
                  let _errs4 = errors;
                  for (let key1 of Object.keys(data0))
                    if (!(key1 === "uid" || key1 === "name")) {
                      return validate64.errors = [{ instancePath: instancePath + "/technique", schemaPath: "#/properties/technique/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                      break;
                    }
                  if (_errs4 === errors) {
                    if (data0.uid !== void 0 && func0.call(data0, "uid")) {
                      let data1 = data0.uid, _errs5 = errors;
                      if (errors === _errs5)
                        if (typeof data1 == "string") {
                          if (!pattern10.test(data1))
                            return validate64.errors = [{ instancePath: instancePath + "/technique/uid", schemaPath: "#/properties/technique/properties/uid/pattern", keyword: "pattern", params: { pattern: "^(AML\\.)?T[0-9]{4}$" }, message: 'must match pattern "^(AML\\.)?T[0-9]{4}$"' }], !1;
                        } else
                          return validate64.errors = [{ instancePath: instancePath + "/technique/uid", schemaPath: "#/properties/technique/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid1 = _errs5 === errors;
                    } else
                      var valid1 = !0;
                    if (valid1)
                      if (data0.name !== void 0 && func0.call(data0, "name")) {
                        let data2 = data0.name, _errs7 = errors;
                        if (errors === _errs7)
                          if (typeof data2 == "string") {
                            if (func88(data2) > 128)
                              return validate64.errors = [{ instancePath: instancePath + "/technique/name", schemaPath: "#/properties/technique/properties/name/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                            if (func88(data2) < 1)
                              return validate64.errors = [{ instancePath: instancePath + "/technique/name", schemaPath: "#/properties/technique/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                          } else
                            return validate64.errors = [{ instancePath: instancePath + "/technique/name", schemaPath: "#/properties/technique/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid1 = _errs7 === errors;
                      } else
                        var valid1 = !0;
                  }
                }
              } else
                return validate64.errors = [{ instancePath: instancePath + "/technique", schemaPath: "#/properties/technique/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data3 = data.version, _errs9 = errors;
              if (errors === _errs9)
                if (typeof data3 == "string") {
                  if (func88(data3) > 128)
                    return validate64.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                  if (func88(data3) < 1)
                    return validate64.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate64.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs9 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate64.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate64.errors = vErrors, errors === 0;
}
validate64.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.uid === void 0 || !func0.call(data, "uid")) && (missing0 = "uid") || (data.title === void 0 || !func0.call(data, "title")) && (missing0 = "title") || (data.desc === void 0 || !func0.call(data, "desc")) && (missing0 = "desc") || (data.created_time === void 0 || !func0.call(data, "created_time")) && (missing0 = "created_time") || (data.first_seen_time === void 0 || !func0.call(data, "first_seen_time")) && (missing0 = "first_seen_time") || (data.last_seen_time === void 0 || !func0.call(data, "last_seen_time")) && (missing0 = "last_seen_time") || (data.modified_time === void 0 || !func0.call(data, "modified_time")) && (missing0 = "modified_time") || (data.analytic === void 0 || !func0.call(data, "analytic")) && (missing0 = "analytic") || (data.attack_graph === void 0 || !func0.call(data, "attack_graph")) && (missing0 = "attack_graph") || (data.related_events === void 0 || !func0.call(data, "related_events")) && (missing0 = "related_events") || (data.related_events_count === void 0 || !func0.call(data, "related_events_count")) && (missing0 = "related_events_count") || (data.attacks === void 0 || !func0.call(data, "attacks")) && (missing0 = "attacks"))
        return validate55.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema21.properties, key0)) {
            return validate55.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.uid !== void 0 && func0.call(data, "uid")) {
            let data0 = data.uid, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern5.test(data0))
                  return validate55.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
              } else
                return validate55.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.title !== void 0 && func0.call(data, "title")) {
              let data1 = data.title, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func88(data1) > 512)
                    return validate55.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                  if (func88(data1) < 1)
                    return validate55.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate55.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.desc !== void 0 && func0.call(data, "desc")) {
                let data2 = data.desc, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (func88(data2) > 512)
                      return validate55.errors = [{ instancePath: instancePath + "/desc", schemaPath: "#/properties/desc/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                    if (func88(data2) < 1)
                      return validate55.errors = [{ instancePath: instancePath + "/desc", schemaPath: "#/properties/desc/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate55.errors = [{ instancePath: instancePath + "/desc", schemaPath: "#/properties/desc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.created_time !== void 0 && func0.call(data, "created_time")) {
                  let data3 = data.created_time, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate55.errors = [{ instancePath: instancePath + "/created_time", schemaPath: "#/properties/created_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                    if (data3 > 9007199254740991 || isNaN(data3))
                      return validate55.errors = [{ instancePath: instancePath + "/created_time", schemaPath: "#/properties/created_time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data3 < 0 || isNaN(data3))
                      return validate55.errors = [{ instancePath: instancePath + "/created_time", schemaPath: "#/properties/created_time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  }
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.first_seen_time !== void 0 && func0.call(data, "first_seen_time")) {
                    let data4 = data.first_seen_time, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate55.errors = [{ instancePath: instancePath + "/first_seen_time", schemaPath: "#/properties/first_seen_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate55.errors = [{ instancePath: instancePath + "/first_seen_time", schemaPath: "#/properties/first_seen_time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 0 || isNaN(data4))
                        return validate55.errors = [{ instancePath: instancePath + "/first_seen_time", schemaPath: "#/properties/first_seen_time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.last_seen_time !== void 0 && func0.call(data, "last_seen_time")) {
                      let data5 = data.last_seen_time, _errs12 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate55.errors = [{ instancePath: instancePath + "/last_seen_time", schemaPath: "#/properties/last_seen_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs12 && typeof data5 == "number" && isFinite(data5)) {
                        if (data5 > 9007199254740991 || isNaN(data5))
                          return validate55.errors = [{ instancePath: instancePath + "/last_seen_time", schemaPath: "#/properties/last_seen_time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                        if (data5 < 0 || isNaN(data5))
                          return validate55.errors = [{ instancePath: instancePath + "/last_seen_time", schemaPath: "#/properties/last_seen_time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      }
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.modified_time !== void 0 && func0.call(data, "modified_time")) {
                        let data6 = data.modified_time, _errs14 = errors;
                        if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                          return validate55.errors = [{ instancePath: instancePath + "/modified_time", schemaPath: "#/properties/modified_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
                          if (data6 > 9007199254740991 || isNaN(data6))
                            return validate55.errors = [{ instancePath: instancePath + "/modified_time", schemaPath: "#/properties/modified_time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data6 < 0 || isNaN(data6))
                            return validate55.errors = [{ instancePath: instancePath + "/modified_time", schemaPath: "#/properties/modified_time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                        }
                        var valid0 = _errs14 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.analytic !== void 0 && func0.call(data, "analytic")) {
                          let data7 = data.analytic, _errs16 = errors;
                          if (errors === _errs16)
                            if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                              let missing1;
                              if ((data7.uid === void 0 || !func0.call(data7, "uid")) && (missing1 = "uid") || (data7.name === void 0 || !func0.call(data7, "name")) && (missing1 = "name") || (data7.version === void 0 || !func0.call(data7, "version")) && (missing1 = "version") || (data7.type_id === void 0 || !func0.call(data7, "type_id")) && (missing1 = "type_id"))
                                return validate55.errors = [{ instancePath: instancePath + "/analytic", schemaPath: "#/properties/analytic/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                              {
                                let _errs18 = errors;
                                for (let key1 of Object.keys(data7))
                                  if (!(key1 === "uid" || key1 === "name" || key1 === "version" || key1 === "type_id")) {
                                    return validate55.errors = [{ instancePath: instancePath + "/analytic", schemaPath: "#/properties/analytic/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                    break;
                                  }
                                if (_errs18 === errors) {
                                  if (data7.uid !== void 0 && func0.call(data7, "uid")) {
                                    let data8 = data7.uid, _errs19 = errors;
                                    if (errors === _errs19)
                                      if (typeof data8 == "string") {
                                        if (!pattern6.test(data8))
                                          return validate55.errors = [{ instancePath: instancePath + "/analytic/uid", schemaPath: "#/properties/analytic/properties/uid/pattern", keyword: "pattern", params: { pattern: "^[a-z]+\\.[a-z0-9-]{1,63}$" }, message: 'must match pattern "^[a-z]+\\.[a-z0-9-]{1,63}$"' }], !1;
                                      } else
                                        return validate55.errors = [{ instancePath: instancePath + "/analytic/uid", schemaPath: "#/properties/analytic/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid1 = _errs19 === errors;
                                  } else
                                    var valid1 = !0;
                                  if (valid1) {
                                    if (data7.name !== void 0 && func0.call(data7, "name")) {
                                      let data9 = data7.name, _errs21 = errors;
                                      if (errors === _errs21)
                                        if (typeof data9 == "string") {
                                          if (func88(data9) > 512)
                                            return validate55.errors = [{ instancePath: instancePath + "/analytic/name", schemaPath: "#/properties/analytic/properties/name/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                                          if (func88(data9) < 1)
                                            return validate55.errors = [{ instancePath: instancePath + "/analytic/name", schemaPath: "#/properties/analytic/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                        } else
                                          return validate55.errors = [{ instancePath: instancePath + "/analytic/name", schemaPath: "#/properties/analytic/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid1 = _errs21 === errors;
                                    } else
                                      var valid1 = !0;
                                    if (valid1) {
                                      if (data7.version !== void 0 && func0.call(data7, "version")) {
                                        let data10 = data7.version, _errs23 = errors;
                                        if (errors === _errs23)
                                          if (typeof data10 == "string") {
                                            if (func88(data10) > 128)
                                              return validate55.errors = [{ instancePath: instancePath + "/analytic/version", schemaPath: "#/properties/analytic/properties/version/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                            if (func88(data10) < 1)
                                              return validate55.errors = [{ instancePath: instancePath + "/analytic/version", schemaPath: "#/properties/analytic/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                          } else
                                            return validate55.errors = [{ instancePath: instancePath + "/analytic/version", schemaPath: "#/properties/analytic/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid1 = _errs23 === errors;
                                      } else
                                        var valid1 = !0;
                                      if (valid1)
                                        if (data7.type_id !== void 0 && func0.call(data7, "type_id")) {
                                          let data11 = data7.type_id, _errs25 = errors;
                                          if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)))
                                            return validate55.errors = [{ instancePath: instancePath + "/analytic/type_id", schemaPath: "#/properties/analytic/properties/type_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                          if (!(data11 === 1 || data11 === 3))
                                            return validate55.errors = [{ instancePath: instancePath + "/analytic/type_id", schemaPath: "#/properties/analytic/properties/type_id/enum", keyword: "enum", params: { allowedValues: schema21.properties.analytic.properties.type_id.enum }, message: "must be equal to one of the allowed values" }], !1;
                                          var valid1 = _errs25 === errors;
                                        } else
                                          var valid1 = !0;
                                    }
                                  }
                                }
                              }
                            } else
                              return validate55.errors = [{ instancePath: instancePath + "/analytic", schemaPath: "#/properties/analytic/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                          var valid0 = _errs16 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.attack_graph !== void 0 && func0.call(data, "attack_graph")) {
                            let _errs27 = errors;
                            validate56(data.attack_graph, { instancePath: instancePath + "/attack_graph", parentData: data, parentDataProperty: "attack_graph", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors), errors = vErrors.length);
                            var valid0 = _errs27 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.related_events !== void 0 && func0.call(data, "related_events")) {
                              let data13 = data.related_events, _errs28 = errors;
                              if (errors === _errs28)
                                if (Array.isArray(data13)) {
                                  if (data13.length > 32)
                                    return validate55.errors = [{ instancePath: instancePath + "/related_events", schemaPath: "#/properties/related_events/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                                  {
                                    var valid2 = !0;
                                    let len0 = data13.length;
                                    for (let i0 = 0; i0 < len0; i0++) {
                                      let _errs30 = errors;
                                      validate62(data13[i0], { instancePath: instancePath + "/related_events/" + i0, parentData: data13, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
                                      var valid2 = _errs30 === errors;
                                      if (!valid2)
                                        break;
                                    }
                                  }
                                } else
                                  return validate55.errors = [{ instancePath: instancePath + "/related_events", schemaPath: "#/properties/related_events/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                              var valid0 = _errs28 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.related_events_count !== void 0 && func0.call(data, "related_events_count")) {
                                let data15 = data.related_events_count, _errs31 = errors;
                                if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15)))
                                  return validate55.errors = [{ instancePath: instancePath + "/related_events_count", schemaPath: "#/properties/related_events_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs31 && typeof data15 == "number" && isFinite(data15)) {
                                  if (data15 > 9007199254740991 || isNaN(data15))
                                    return validate55.errors = [{ instancePath: instancePath + "/related_events_count", schemaPath: "#/properties/related_events_count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                  if (data15 < 0 || isNaN(data15))
                                    return validate55.errors = [{ instancePath: instancePath + "/related_events_count", schemaPath: "#/properties/related_events_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid0 = _errs31 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0)
                                if (data.attacks !== void 0 && func0.call(data, "attacks")) {
                                  let data16 = data.attacks, _errs33 = errors;
                                  if (errors === _errs33)
                                    if (Array.isArray(data16)) {
                                      if (data16.length > 16)
                                        return validate55.errors = [{ instancePath: instancePath + "/attacks", schemaPath: "#/properties/attacks/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                      {
                                        var valid3 = !0;
                                        let len1 = data16.length;
                                        for (let i1 = 0; i1 < len1; i1++) {
                                          let _errs35 = errors;
                                          validate64(data16[i1], { instancePath: instancePath + "/attacks/" + i1, parentData: data16, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors), errors = vErrors.length);
                                          var valid3 = _errs35 === errors;
                                          if (!valid3)
                                            break;
                                        }
                                      }
                                    } else
                                      return validate55.errors = [{ instancePath: instancePath + "/attacks", schemaPath: "#/properties/attacks/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                  var valid0 = _errs33 === errors;
                                } else
                                  var valid0 = !0;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate55.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate55.errors = vErrors, errors === 0;
}
validate55.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern13 = new RegExp("^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$", "u"), pattern17 = new RegExp("^[0-9a-f]{16}$", "u");
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate67.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name") || (data.uid === void 0 || !func0.call(data, "uid")) && (missing0 = "uid") || (data.api === void 0 || !func0.call(data, "api")) && (missing0 = "api") || (data.actor === void 0 || !func0.call(data, "actor")) && (missing0 = "actor"))
        return validate67.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "name" || key0 === "uid" || key0 === "api" || key0 === "actor")) {
            return validate67.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0 && func0.call(data, "name")) {
            let data0 = data.name, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate67.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate67.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.uid !== void 0 && func0.call(data, "uid")) {
              let data1 = data.uid, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate67.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate67.errors = [{ instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.api !== void 0 && func0.call(data, "api")) {
                let data2 = data.api, _errs6 = errors;
                if (errors === _errs6)
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                    let missing1;
                    if ((data2.operation === void 0 || !func0.call(data2, "operation")) && (missing1 = "operation") || (data2.service === void 0 || !func0.call(data2, "service")) && (missing1 = "service") || (data2.request === void 0 || !func0.call(data2, "request")) && (missing1 = "request"))
                      return validate67.errors = [{ instancePath: instancePath + "/api", schemaPath: "#/properties/api/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                    {
                      let _errs8 = errors;
                      for (let key1 of Object.keys(data2))
                        if (!(key1 === "operation" || key1 === "service" || key1 === "request")) {
                          return validate67.errors = [{ instancePath: instancePath + "/api", schemaPath: "#/properties/api/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs8 === errors) {
                        if (data2.operation !== void 0 && func0.call(data2, "operation")) {
                          let data3 = data2.operation, _errs9 = errors;
                          if (errors === _errs9)
                            if (typeof data3 == "string") {
                              if (!pattern13.test(data3))
                                return validate67.errors = [{ instancePath: instancePath + "/api/operation", schemaPath: "#/properties/api/properties/operation/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                            } else
                              return validate67.errors = [{ instancePath: instancePath + "/api/operation", schemaPath: "#/properties/api/properties/operation/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid1 = _errs9 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data2.service !== void 0 && func0.call(data2, "service")) {
                            let data4 = data2.service, _errs11 = errors;
                            if (errors === _errs11)
                              if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                                let missing2;
                                if ((data4.name === void 0 || !func0.call(data4, "name")) && (missing2 = "name"))
                                  return validate67.errors = [{ instancePath: instancePath + "/api/service", schemaPath: "#/properties/api/properties/service/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                                {
                                  let _errs13 = errors;
                                  for (let key2 of Object.keys(data4))
                                    if (key2 !== "name") {
                                      return validate67.errors = [{ instancePath: instancePath + "/api/service", schemaPath: "#/properties/api/properties/service/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                      break;
                                    }
                                  if (_errs13 === errors && data4.name !== void 0 && func0.call(data4, "name")) {
                                    let data5 = data4.name;
                                    if (errors === errors)
                                      if (typeof data5 == "string") {
                                        if (!pattern4.test(data5))
                                          return validate67.errors = [{ instancePath: instancePath + "/api/service/name", schemaPath: "#/properties/api/properties/service/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                                      } else
                                        return validate67.errors = [{ instancePath: instancePath + "/api/service/name", schemaPath: "#/properties/api/properties/service/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  }
                                }
                              } else
                                return validate67.errors = [{ instancePath: instancePath + "/api/service", schemaPath: "#/properties/api/properties/service/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                            var valid1 = _errs11 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1)
                            if (data2.request !== void 0 && func0.call(data2, "request")) {
                              let data6 = data2.request, _errs16 = errors;
                              if (errors === _errs16)
                                if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                                  let missing3;
                                  if ((data6.uid === void 0 || !func0.call(data6, "uid")) && (missing3 = "uid"))
                                    return validate67.errors = [{ instancePath: instancePath + "/api/request", schemaPath: "#/properties/api/properties/request/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }], !1;
                                  {
                                    let _errs18 = errors;
                                    for (let key3 of Object.keys(data6))
                                      if (key3 !== "uid") {
                                        return validate67.errors = [{ instancePath: instancePath + "/api/request", schemaPath: "#/properties/api/properties/request/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }], !1;
                                        break;
                                      }
                                    if (_errs18 === errors && data6.uid !== void 0 && func0.call(data6, "uid")) {
                                      let data7 = data6.uid;
                                      if (errors === errors)
                                        if (typeof data7 == "string") {
                                          if (!pattern8.test(data7))
                                            return validate67.errors = [{ instancePath: instancePath + "/api/request/uid", schemaPath: "#/properties/api/properties/request/properties/uid/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                                        } else
                                          return validate67.errors = [{ instancePath: instancePath + "/api/request/uid", schemaPath: "#/properties/api/properties/request/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    }
                                  }
                                } else
                                  return validate67.errors = [{ instancePath: instancePath + "/api/request", schemaPath: "#/properties/api/properties/request/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                              var valid1 = _errs16 === errors;
                            } else
                              var valid1 = !0;
                        }
                      }
                    }
                  } else
                    return validate67.errors = [{ instancePath: instancePath + "/api", schemaPath: "#/properties/api/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.actor !== void 0 && func0.call(data, "actor")) {
                  let data8 = data.actor, _errs21 = errors;
                  if (errors === _errs21)
                    if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                      let missing4;
                      if ((data8.app_uid === void 0 || !func0.call(data8, "app_uid")) && (missing4 = "app_uid") || (data8.user === void 0 || !func0.call(data8, "user")) && (missing4 = "user"))
                        return validate67.errors = [{ instancePath: instancePath + "/actor", schemaPath: "#/properties/actor/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" }], !1;
                      {
                        let _errs23 = errors;
                        for (let key4 of Object.keys(data8))
                          if (!(key4 === "app_uid" || key4 === "user")) {
                            return validate67.errors = [{ instancePath: instancePath + "/actor", schemaPath: "#/properties/actor/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" }], !1;
                            break;
                          }
                        if (_errs23 === errors) {
                          if (data8.app_uid !== void 0 && func0.call(data8, "app_uid")) {
                            let data9 = data8.app_uid, _errs24 = errors;
                            if (errors === _errs24)
                              if (typeof data9 == "string") {
                                if (!pattern13.test(data9))
                                  return validate67.errors = [{ instancePath: instancePath + "/actor/app_uid", schemaPath: "#/properties/actor/properties/app_uid/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                              } else
                                return validate67.errors = [{ instancePath: instancePath + "/actor/app_uid", schemaPath: "#/properties/actor/properties/app_uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                            var valid4 = _errs24 === errors;
                          } else
                            var valid4 = !0;
                          if (valid4)
                            if (data8.user !== void 0 && func0.call(data8, "user")) {
                              let data10 = data8.user, _errs26 = errors;
                              if (errors === _errs26)
                                if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                                  let missing5;
                                  if ((data10.uid === void 0 || !func0.call(data10, "uid")) && (missing5 = "uid"))
                                    return validate67.errors = [{ instancePath: instancePath + "/actor/user", schemaPath: "#/properties/actor/properties/user/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" }], !1;
                                  {
                                    let _errs28 = errors;
                                    for (let key5 of Object.keys(data10))
                                      if (key5 !== "uid") {
                                        return validate67.errors = [{ instancePath: instancePath + "/actor/user", schemaPath: "#/properties/actor/properties/user/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" }], !1;
                                        break;
                                      }
                                    if (_errs28 === errors && data10.uid !== void 0 && func0.call(data10, "uid")) {
                                      let data11 = data10.uid;
                                      if (errors === errors)
                                        if (typeof data11 == "string") {
                                          if (!pattern17.test(data11))
                                            return validate67.errors = [{ instancePath: instancePath + "/actor/user/uid", schemaPath: "#/properties/actor/properties/user/properties/uid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                        } else
                                          return validate67.errors = [{ instancePath: instancePath + "/actor/user/uid", schemaPath: "#/properties/actor/properties/user/properties/uid/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    }
                                  }
                                } else
                                  return validate67.errors = [{ instancePath: instancePath + "/actor/user", schemaPath: "#/properties/actor/properties/user/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                              var valid4 = _errs26 === errors;
                            } else
                              var valid4 = !0;
                        }
                      }
                    } else
                      return validate67.errors = [{ instancePath: instancePath + "/actor", schemaPath: "#/properties/actor/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs21 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate67.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate67.errors = vErrors, errors === 0;
}
validate67.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema28 = { title: "ShearpinDetails", description: "What has no home in OCSF.", type: "object", additionalProperties: !1, required: ["detector", "mode", "chain", "revision", "session", "certainty", "approximate", "steps", "commands", "refused", "maps", "triage", "falsePositives"], properties: { detector: { description: "id@version", type: "string", minLength: 1, maxLength: 128 }, mode: { type: "string", enum: ["shadow", "alert", "enforce"] }, chain: { type: "string", minLength: 1, maxLength: 128 }, revision: { type: "integer", minimum: 1, maximum: 9007199254740991 }, session: { title: "AlertSession", type: "object", additionalProperties: !1, required: ["key", "method", "confidence"], properties: { key: { type: "string", minLength: 1, maxLength: 128 }, method: { type: "string", minLength: 1, maxLength: 128 }, confidence: { type: "number", minimum: 0, maximum: 1 } } }, certainty: { type: "string", enum: ["yes", "perhaps", "gateway"] }, approximate: { type: "boolean" }, steps: { type: "array", maxItems: 32, items: { $ref: "#/$defs/AlertStep" } }, commands: { type: "array", maxItems: 16, items: { type: "string", pattern: "^[0-9a-f]{32}$" } }, refused: { description: "Calls of this chain that the gateway refused.", type: "integer", minimum: 0, maximum: 9007199254740991 }, withdrawn: { description: "Findings of this chain that a late event undid; `count` is without them. Absent: none.", type: "integer", minimum: 1, maximum: 9007199254740991 }, late: { description: "An event that came late made or undid the finding that this update is about. Absent: no.", const: !0 }, maps: { type: "array", maxItems: 16, items: { type: "string", maxLength: 128 } }, triage: { type: "array", maxItems: 16, items: { type: "string", minLength: 1, maxLength: 512 } }, falsePositives: { type: "array", maxItems: 16, items: { type: "string", minLength: 1, maxLength: 512 } }, measure: { title: "AlertMeasure", description: "What was counted.", type: "object", additionalProperties: !1, required: ["value", "limit", "unit", "windowMs"], properties: { value: { type: "integer", minimum: 0, maximum: 9007199254740991 }, limit: { type: "integer", minimum: 0, maximum: 9007199254740991 }, unit: { type: "string", enum: ["calls", "bytes"] }, windowMs: { type: "integer", minimum: 0, maximum: 9007199254740991 } } }, health: { title: "AlertHealth", description: "What a health alert is about.", type: "object", additionalProperties: !1, required: ["gateway"], properties: { gateway: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, command: { type: "string", pattern: "^[0-9a-f]{32}$" }, status: { type: "string", minLength: 1, maxLength: 128 }, waitedMs: { type: "integer", minimum: 0, maximum: 9007199254740991 } } } } }, schema29 = { title: "AlertStep", description: "A step with what made it one.", type: "object", additionalProperties: !1, required: ["step", "call", "event", "timeMs", "server", "target", "method", "capabilities", "labels", "values", "valueCount", "destinations", "verdict"], properties: { step: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, call: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, event: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { type: "integer", minimum: 0, maximum: 9007199254740991 }, server: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, target: { type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, method: { description: "MCP method.", type: "string", minLength: 1, maxLength: 512 }, capabilities: { type: "array", maxItems: 16, items: { type: "string", minLength: 1, maxLength: 128 } }, labels: { type: "array", maxItems: 32, items: { type: "string", minLength: 1, maxLength: 128 } }, values: { type: "array", maxItems: 8, items: { title: "AlertValue", type: "object", additionalProperties: !1, required: ["fp", "role"], properties: { fp: { type: "string", pattern: "^[0-9a-f]{16}$" }, role: { type: "string", enum: ["secret", "destination", "selector", "personal", "payload", "passage"] } } } }, valueCount: { type: "integer", minimum: 0, maximum: 9007199254740991 }, destinations: { type: "array", maxItems: 4, items: { type: "string", pattern: "^[0-9a-f]{16}$" } }, verdict: { type: "string", enum: ["allowed", "held", "refused"] }, command: { description: "The command that decided.", type: "string", pattern: "^[0-9a-f]{32}$" } } };
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.step === void 0 || !func0.call(data, "step")) && (missing0 = "step") || (data.call === void 0 || !func0.call(data, "call")) && (missing0 = "call") || (data.event === void 0 || !func0.call(data, "event")) && (missing0 = "event") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.capabilities === void 0 || !func0.call(data, "capabilities")) && (missing0 = "capabilities") || (data.labels === void 0 || !func0.call(data, "labels")) && (missing0 = "labels") || (data.values === void 0 || !func0.call(data, "values")) && (missing0 = "values") || (data.valueCount === void 0 || !func0.call(data, "valueCount")) && (missing0 = "valueCount") || (data.destinations === void 0 || !func0.call(data, "destinations")) && (missing0 = "destinations") || (data.verdict === void 0 || !func0.call(data, "verdict")) && (missing0 = "verdict"))
        return validate70.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema29.properties, key0)) {
            return validate70.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.step !== void 0 && func0.call(data, "step")) {
            let data0 = data.step, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate70.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate70.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.call !== void 0 && func0.call(data, "call")) {
              let data1 = data.call, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate70.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate70.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.event !== void 0 && func0.call(data, "event")) {
                let data2 = data.event, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern8.test(data2))
                      return validate70.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                  } else
                    return validate70.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
                  let data3 = data.timeMs, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate70.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                    if (data3 > 9007199254740991 || isNaN(data3))
                      return validate70.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data3 < 0 || isNaN(data3))
                      return validate70.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  }
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.server !== void 0 && func0.call(data, "server")) {
                    let data4 = data.server, _errs10 = errors;
                    if (errors === _errs10)
                      if (typeof data4 == "string") {
                        if (!pattern4.test(data4))
                          return validate70.errors = [{ instancePath: instancePath + "/server", schemaPath: "#/properties/server/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                      } else
                        return validate70.errors = [{ instancePath: instancePath + "/server", schemaPath: "#/properties/server/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.target !== void 0 && func0.call(data, "target")) {
                      let data5 = data.target, _errs12 = errors;
                      if (errors === _errs12)
                        if (typeof data5 == "string") {
                          if (!pattern13.test(data5))
                            return validate70.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/properties/target/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                        } else
                          return validate70.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.method !== void 0 && func0.call(data, "method")) {
                        let data6 = data.method, _errs14 = errors;
                        if (errors === _errs14)
                          if (typeof data6 == "string") {
                            if (func88(data6) > 512)
                              return validate70.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                            if (func88(data6) < 1)
                              return validate70.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                          } else
                            return validate70.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs14 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.capabilities !== void 0 && func0.call(data, "capabilities")) {
                          let data7 = data.capabilities, _errs16 = errors;
                          if (errors === _errs16)
                            if (Array.isArray(data7)) {
                              if (data7.length > 16)
                                return validate70.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                              {
                                var valid1 = !0;
                                let len0 = data7.length;
                                for (let i0 = 0; i0 < len0; i0++) {
                                  let data8 = data7[i0], _errs18 = errors;
                                  if (errors === _errs18)
                                    if (typeof data8 == "string") {
                                      if (func88(data8) > 128)
                                        return validate70.errors = [{ instancePath: instancePath + "/capabilities/" + i0, schemaPath: "#/properties/capabilities/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                      if (func88(data8) < 1)
                                        return validate70.errors = [{ instancePath: instancePath + "/capabilities/" + i0, schemaPath: "#/properties/capabilities/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                    } else
                                      return validate70.errors = [{ instancePath: instancePath + "/capabilities/" + i0, schemaPath: "#/properties/capabilities/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid1 = _errs18 === errors;
                                  if (!valid1)
                                    break;
                                }
                              }
                            } else
                              return validate70.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs16 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.labels !== void 0 && func0.call(data, "labels")) {
                            let data9 = data.labels, _errs20 = errors;
                            if (errors === _errs20)
                              if (Array.isArray(data9)) {
                                if (data9.length > 32)
                                  return validate70.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                                {
                                  var valid2 = !0;
                                  let len1 = data9.length;
                                  for (let i1 = 0; i1 < len1; i1++) {
                                    let data10 = data9[i1], _errs22 = errors;
                                    if (errors === _errs22)
                                      if (typeof data10 == "string") {
                                        if (func88(data10) > 128)
                                          return validate70.errors = [{ instancePath: instancePath + "/labels/" + i1, schemaPath: "#/properties/labels/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                        if (func88(data10) < 1)
                                          return validate70.errors = [{ instancePath: instancePath + "/labels/" + i1, schemaPath: "#/properties/labels/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                      } else
                                        return validate70.errors = [{ instancePath: instancePath + "/labels/" + i1, schemaPath: "#/properties/labels/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid2 = _errs22 === errors;
                                    if (!valid2)
                                      break;
                                  }
                                }
                              } else
                                return validate70.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                            var valid0 = _errs20 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.values !== void 0 && func0.call(data, "values")) {
                              let data11 = data.values, _errs24 = errors;
                              if (errors === _errs24)
                                if (Array.isArray(data11)) {
                                  if (data11.length > 8)
                                    return validate70.errors = [{ instancePath: instancePath + "/values", schemaPath: "#/properties/values/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                                  {
                                    var valid3 = !0;
                                    let len2 = data11.length;
                                    for (let i2 = 0; i2 < len2; i2++) {
                                      let data12 = data11[i2], _errs26 = errors;
                                      if (errors === _errs26)
                                        if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                                          let missing1;
                                          if ((data12.fp === void 0 || !func0.call(data12, "fp")) && (missing1 = "fp") || (data12.role === void 0 || !func0.call(data12, "role")) && (missing1 = "role"))
                                            return validate70.errors = [{ instancePath: instancePath + "/values/" + i2, schemaPath: "#/properties/values/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                          {
                                            let _errs28 = errors;
                                            for (let key1 of Object.keys(data12))
                                              if (!(key1 === "fp" || key1 === "role")) {
                                                return validate70.errors = [{ instancePath: instancePath + "/values/" + i2, schemaPath: "#/properties/values/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                                break;
                                              }
                                            if (_errs28 === errors) {
                                              if (data12.fp !== void 0 && func0.call(data12, "fp")) {
                                                let data13 = data12.fp, _errs29 = errors;
                                                if (errors === _errs29)
                                                  if (typeof data13 == "string") {
                                                    if (!pattern17.test(data13))
                                                      return validate70.errors = [{ instancePath: instancePath + "/values/" + i2 + "/fp", schemaPath: "#/properties/values/items/properties/fp/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                                  } else
                                                    return validate70.errors = [{ instancePath: instancePath + "/values/" + i2 + "/fp", schemaPath: "#/properties/values/items/properties/fp/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                var valid4 = _errs29 === errors;
                                              } else
                                                var valid4 = !0;
                                              if (valid4)
                                                if (data12.role !== void 0 && func0.call(data12, "role")) {
                                                  let data14 = data12.role, _errs31 = errors;
                                                  if (typeof data14 != "string")
                                                    return validate70.errors = [{ instancePath: instancePath + "/values/" + i2 + "/role", schemaPath: "#/properties/values/items/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                  if (!(data14 === "secret" || data14 === "destination" || data14 === "selector" || data14 === "personal" || data14 === "payload" || data14 === "passage"))
                                                    return validate70.errors = [{ instancePath: instancePath + "/values/" + i2 + "/role", schemaPath: "#/properties/values/items/properties/role/enum", keyword: "enum", params: { allowedValues: schema29.properties.values.items.properties.role.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                  var valid4 = _errs31 === errors;
                                                } else
                                                  var valid4 = !0;
                                            }
                                          }
                                        } else
                                          return validate70.errors = [{ instancePath: instancePath + "/values/" + i2, schemaPath: "#/properties/values/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                      var valid3 = _errs26 === errors;
                                      if (!valid3)
                                        break;
                                    }
                                  }
                                } else
                                  return validate70.errors = [{ instancePath: instancePath + "/values", schemaPath: "#/properties/values/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                              var valid0 = _errs24 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.valueCount !== void 0 && func0.call(data, "valueCount")) {
                                let data15 = data.valueCount, _errs33 = errors;
                                if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15)))
                                  return validate70.errors = [{ instancePath: instancePath + "/valueCount", schemaPath: "#/properties/valueCount/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs33 && typeof data15 == "number" && isFinite(data15)) {
                                  if (data15 > 9007199254740991 || isNaN(data15))
                                    return validate70.errors = [{ instancePath: instancePath + "/valueCount", schemaPath: "#/properties/valueCount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                  if (data15 < 0 || isNaN(data15))
                                    return validate70.errors = [{ instancePath: instancePath + "/valueCount", schemaPath: "#/properties/valueCount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid0 = _errs33 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.destinations !== void 0 && func0.call(data, "destinations")) {
                                  let data16 = data.destinations, _errs35 = errors;
                                  if (errors === _errs35)
                                    if (Array.isArray(data16)) {
                                      if (data16.length > 4)
                                        return validate70.errors = [{ instancePath: instancePath + "/destinations", schemaPath: "#/properties/destinations/maxItems", keyword: "maxItems", params: { limit: 4 }, message: "must NOT have more than 4 items" }], !1;
                                      {
                                        var valid5 = !0;
                                        let len3 = data16.length;
                                        for (let i3 = 0; i3 < len3; i3++) {
                                          let data17 = data16[i3], _errs37 = errors;
                                          if (errors === _errs37)
                                            if (typeof data17 == "string") {
                                              if (!pattern17.test(data17))
                                                return validate70.errors = [{ instancePath: instancePath + "/destinations/" + i3, schemaPath: "#/properties/destinations/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                            } else
                                              return validate70.errors = [{ instancePath: instancePath + "/destinations/" + i3, schemaPath: "#/properties/destinations/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid5 = _errs37 === errors;
                                          if (!valid5)
                                            break;
                                        }
                                      }
                                    } else
                                      return validate70.errors = [{ instancePath: instancePath + "/destinations", schemaPath: "#/properties/destinations/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                  var valid0 = _errs35 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.verdict !== void 0 && func0.call(data, "verdict")) {
                                    let data18 = data.verdict, _errs39 = errors;
                                    if (typeof data18 != "string")
                                      return validate70.errors = [{ instancePath: instancePath + "/verdict", schemaPath: "#/properties/verdict/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    if (!(data18 === "allowed" || data18 === "held" || data18 === "refused"))
                                      return validate70.errors = [{ instancePath: instancePath + "/verdict", schemaPath: "#/properties/verdict/enum", keyword: "enum", params: { allowedValues: schema29.properties.verdict.enum }, message: "must be equal to one of the allowed values" }], !1;
                                    var valid0 = _errs39 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0)
                                    if (data.command !== void 0 && func0.call(data, "command")) {
                                      let data19 = data.command, _errs41 = errors;
                                      if (errors === _errs41)
                                        if (typeof data19 == "string") {
                                          if (!pattern5.test(data19))
                                            return validate70.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                        } else
                                          return validate70.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid0 = _errs41 === errors;
                                    } else
                                      var valid0 = !0;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate70.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate70.errors = vErrors, errors === 0;
}
validate70.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.detector === void 0 || !func0.call(data, "detector")) && (missing0 = "detector") || (data.mode === void 0 || !func0.call(data, "mode")) && (missing0 = "mode") || (data.chain === void 0 || !func0.call(data, "chain")) && (missing0 = "chain") || (data.revision === void 0 || !func0.call(data, "revision")) && (missing0 = "revision") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.certainty === void 0 || !func0.call(data, "certainty")) && (missing0 = "certainty") || (data.approximate === void 0 || !func0.call(data, "approximate")) && (missing0 = "approximate") || (data.steps === void 0 || !func0.call(data, "steps")) && (missing0 = "steps") || (data.commands === void 0 || !func0.call(data, "commands")) && (missing0 = "commands") || (data.refused === void 0 || !func0.call(data, "refused")) && (missing0 = "refused") || (data.maps === void 0 || !func0.call(data, "maps")) && (missing0 = "maps") || (data.triage === void 0 || !func0.call(data, "triage")) && (missing0 = "triage") || (data.falsePositives === void 0 || !func0.call(data, "falsePositives")) && (missing0 = "falsePositives"))
        return validate69.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema28.properties, key0)) {
            return validate69.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.detector !== void 0 && func0.call(data, "detector")) {
            let data0 = data.detector, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func88(data0) > 128)
                  return validate69.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                if (func88(data0) < 1)
                  return validate69.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate69.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.mode !== void 0 && func0.call(data, "mode")) {
              let data1 = data.mode, _errs4 = errors;
              if (typeof data1 != "string")
                return validate69.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "shadow" || data1 === "alert" || data1 === "enforce"))
                return validate69.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema28.properties.mode.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.chain !== void 0 && func0.call(data, "chain")) {
                let data2 = data.chain, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (func88(data2) > 128)
                      return validate69.errors = [{ instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                    if (func88(data2) < 1)
                      return validate69.errors = [{ instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate69.errors = [{ instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.revision !== void 0 && func0.call(data, "revision")) {
                  let data3 = data.revision, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate69.errors = [{ instancePath: instancePath + "/revision", schemaPath: "#/properties/revision/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                    if (data3 > 9007199254740991 || isNaN(data3))
                      return validate69.errors = [{ instancePath: instancePath + "/revision", schemaPath: "#/properties/revision/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data3 < 1 || isNaN(data3))
                      return validate69.errors = [{ instancePath: instancePath + "/revision", schemaPath: "#/properties/revision/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  }
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let data4 = data.session, _errs10 = errors;
                    if (errors === _errs10)
                      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                        let missing1;
                        if ((data4.key === void 0 || !func0.call(data4, "key")) && (missing1 = "key") || (data4.method === void 0 || !func0.call(data4, "method")) && (missing1 = "method") || (data4.confidence === void 0 || !func0.call(data4, "confidence")) && (missing1 = "confidence"))
                          return validate69.errors = [{ instancePath: instancePath + "/session", schemaPath: "#/properties/session/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                        {
                          let _errs12 = errors;
                          for (let key1 of Object.keys(data4))
                            if (!(key1 === "key" || key1 === "method" || key1 === "confidence")) {
                              return validate69.errors = [{ instancePath: instancePath + "/session", schemaPath: "#/properties/session/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                              break;
                            }
                          if (_errs12 === errors) {
                            if (data4.key !== void 0 && func0.call(data4, "key")) {
                              let data5 = data4.key, _errs13 = errors;
                              if (errors === _errs13)
                                if (typeof data5 == "string") {
                                  if (func88(data5) > 128)
                                    return validate69.errors = [{ instancePath: instancePath + "/session/key", schemaPath: "#/properties/session/properties/key/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                  if (func88(data5) < 1)
                                    return validate69.errors = [{ instancePath: instancePath + "/session/key", schemaPath: "#/properties/session/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                } else
                                  return validate69.errors = [{ instancePath: instancePath + "/session/key", schemaPath: "#/properties/session/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid1 = _errs13 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1) {
                              if (data4.method !== void 0 && func0.call(data4, "method")) {
                                let data6 = data4.method, _errs15 = errors;
                                if (errors === _errs15)
                                  if (typeof data6 == "string") {
                                    if (func88(data6) > 128)
                                      return validate69.errors = [{ instancePath: instancePath + "/session/method", schemaPath: "#/properties/session/properties/method/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                    if (func88(data6) < 1)
                                      return validate69.errors = [{ instancePath: instancePath + "/session/method", schemaPath: "#/properties/session/properties/method/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                  } else
                                    return validate69.errors = [{ instancePath: instancePath + "/session/method", schemaPath: "#/properties/session/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                var valid1 = _errs15 === errors;
                              } else
                                var valid1 = !0;
                              if (valid1)
                                if (data4.confidence !== void 0 && func0.call(data4, "confidence")) {
                                  let data7 = data4.confidence, _errs17 = errors;
                                  if (errors === _errs17)
                                    if (typeof data7 == "number" && isFinite(data7)) {
                                      if (data7 > 1 || isNaN(data7))
                                        return validate69.errors = [{ instancePath: instancePath + "/session/confidence", schemaPath: "#/properties/session/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                                      if (data7 < 0 || isNaN(data7))
                                        return validate69.errors = [{ instancePath: instancePath + "/session/confidence", schemaPath: "#/properties/session/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                    } else
                                      return validate69.errors = [{ instancePath: instancePath + "/session/confidence", schemaPath: "#/properties/session/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                  var valid1 = _errs17 === errors;
                                } else
                                  var valid1 = !0;
                            }
                          }
                        }
                      } else
                        return validate69.errors = [{ instancePath: instancePath + "/session", schemaPath: "#/properties/session/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.certainty !== void 0 && func0.call(data, "certainty")) {
                      let data8 = data.certainty, _errs19 = errors;
                      if (typeof data8 != "string")
                        return validate69.errors = [{ instancePath: instancePath + "/certainty", schemaPath: "#/properties/certainty/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      if (!(data8 === "yes" || data8 === "perhaps" || data8 === "gateway"))
                        return validate69.errors = [{ instancePath: instancePath + "/certainty", schemaPath: "#/properties/certainty/enum", keyword: "enum", params: { allowedValues: schema28.properties.certainty.enum }, message: "must be equal to one of the allowed values" }], !1;
                      var valid0 = _errs19 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.approximate !== void 0 && func0.call(data, "approximate")) {
                        let _errs21 = errors;
                        if (typeof data.approximate != "boolean")
                          return validate69.errors = [{ instancePath: instancePath + "/approximate", schemaPath: "#/properties/approximate/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                        var valid0 = _errs21 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.steps !== void 0 && func0.call(data, "steps")) {
                          let data10 = data.steps, _errs23 = errors;
                          if (errors === _errs23)
                            if (Array.isArray(data10)) {
                              if (data10.length > 32)
                                return validate69.errors = [{ instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                              {
                                var valid2 = !0;
                                let len0 = data10.length;
                                for (let i0 = 0; i0 < len0; i0++) {
                                  let _errs25 = errors;
                                  validate70(data10[i0], { instancePath: instancePath + "/steps/" + i0, parentData: data10, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
                                  var valid2 = _errs25 === errors;
                                  if (!valid2)
                                    break;
                                }
                              }
                            } else
                              return validate69.errors = [{ instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs23 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.commands !== void 0 && func0.call(data, "commands")) {
                            let data12 = data.commands, _errs26 = errors;
                            if (errors === _errs26)
                              if (Array.isArray(data12)) {
                                if (data12.length > 16)
                                  return validate69.errors = [{ instancePath: instancePath + "/commands", schemaPath: "#/properties/commands/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                {
                                  var valid3 = !0;
                                  let len1 = data12.length;
                                  for (let i1 = 0; i1 < len1; i1++) {
                                    let data13 = data12[i1], _errs28 = errors;
                                    if (errors === _errs28)
                                      if (typeof data13 == "string") {
                                        if (!pattern5.test(data13))
                                          return validate69.errors = [{ instancePath: instancePath + "/commands/" + i1, schemaPath: "#/properties/commands/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                      } else
                                        return validate69.errors = [{ instancePath: instancePath + "/commands/" + i1, schemaPath: "#/properties/commands/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid3 = _errs28 === errors;
                                    if (!valid3)
                                      break;
                                  }
                                }
                              } else
                                return validate69.errors = [{ instancePath: instancePath + "/commands", schemaPath: "#/properties/commands/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                            var valid0 = _errs26 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.refused !== void 0 && func0.call(data, "refused")) {
                              let data14 = data.refused, _errs30 = errors;
                              if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14)))
                                return validate69.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                              if (errors === _errs30 && typeof data14 == "number" && isFinite(data14)) {
                                if (data14 > 9007199254740991 || isNaN(data14))
                                  return validate69.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                if (data14 < 0 || isNaN(data14))
                                  return validate69.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                              }
                              var valid0 = _errs30 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.withdrawn !== void 0 && func0.call(data, "withdrawn")) {
                                let data15 = data.withdrawn, _errs32 = errors;
                                if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15)))
                                  return validate69.errors = [{ instancePath: instancePath + "/withdrawn", schemaPath: "#/properties/withdrawn/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs32 && typeof data15 == "number" && isFinite(data15)) {
                                  if (data15 > 9007199254740991 || isNaN(data15))
                                    return validate69.errors = [{ instancePath: instancePath + "/withdrawn", schemaPath: "#/properties/withdrawn/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                  if (data15 < 1 || isNaN(data15))
                                    return validate69.errors = [{ instancePath: instancePath + "/withdrawn", schemaPath: "#/properties/withdrawn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                }
                                var valid0 = _errs32 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.late !== void 0 && func0.call(data, "late")) {
                                  let _errs34 = errors;
                                  if (data.late !== !0)
                                    return validate69.errors = [{ instancePath: instancePath + "/late", schemaPath: "#/properties/late/const", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant" }], !1;
                                  var valid0 = _errs34 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.maps !== void 0 && func0.call(data, "maps")) {
                                    let data17 = data.maps, _errs35 = errors;
                                    if (errors === _errs35)
                                      if (Array.isArray(data17)) {
                                        if (data17.length > 16)
                                          return validate69.errors = [{ instancePath: instancePath + "/maps", schemaPath: "#/properties/maps/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                        {
                                          var valid4 = !0;
                                          let len2 = data17.length;
                                          for (let i2 = 0; i2 < len2; i2++) {
                                            let data18 = data17[i2], _errs37 = errors;
                                            if (errors === _errs37)
                                              if (typeof data18 == "string") {
                                                if (func88(data18) > 128)
                                                  return validate69.errors = [{ instancePath: instancePath + "/maps/" + i2, schemaPath: "#/properties/maps/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                              } else
                                                return validate69.errors = [{ instancePath: instancePath + "/maps/" + i2, schemaPath: "#/properties/maps/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            var valid4 = _errs37 === errors;
                                            if (!valid4)
                                              break;
                                          }
                                        }
                                      } else
                                        return validate69.errors = [{ instancePath: instancePath + "/maps", schemaPath: "#/properties/maps/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                    var valid0 = _errs35 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.triage !== void 0 && func0.call(data, "triage")) {
                                      let data19 = data.triage, _errs39 = errors;
                                      if (errors === _errs39)
                                        if (Array.isArray(data19)) {
                                          if (data19.length > 16)
                                            return validate69.errors = [{ instancePath: instancePath + "/triage", schemaPath: "#/properties/triage/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                          {
                                            var valid5 = !0;
                                            let len3 = data19.length;
                                            for (let i3 = 0; i3 < len3; i3++) {
                                              let data20 = data19[i3], _errs41 = errors;
                                              if (errors === _errs41)
                                                if (typeof data20 == "string") {
                                                  if (func88(data20) > 512)
                                                    return validate69.errors = [{ instancePath: instancePath + "/triage/" + i3, schemaPath: "#/properties/triage/items/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                                                  if (func88(data20) < 1)
                                                    return validate69.errors = [{ instancePath: instancePath + "/triage/" + i3, schemaPath: "#/properties/triage/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                } else
                                                  return validate69.errors = [{ instancePath: instancePath + "/triage/" + i3, schemaPath: "#/properties/triage/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                              var valid5 = _errs41 === errors;
                                              if (!valid5)
                                                break;
                                            }
                                          }
                                        } else
                                          return validate69.errors = [{ instancePath: instancePath + "/triage", schemaPath: "#/properties/triage/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                      var valid0 = _errs39 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.falsePositives !== void 0 && func0.call(data, "falsePositives")) {
                                        let data21 = data.falsePositives, _errs43 = errors;
                                        if (errors === _errs43)
                                          if (Array.isArray(data21)) {
                                            if (data21.length > 16)
                                              return validate69.errors = [{ instancePath: instancePath + "/falsePositives", schemaPath: "#/properties/falsePositives/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                            {
                                              var valid6 = !0;
                                              let len4 = data21.length;
                                              for (let i4 = 0; i4 < len4; i4++) {
                                                let data22 = data21[i4], _errs45 = errors;
                                                if (errors === _errs45)
                                                  if (typeof data22 == "string") {
                                                    if (func88(data22) > 512)
                                                      return validate69.errors = [{ instancePath: instancePath + "/falsePositives/" + i4, schemaPath: "#/properties/falsePositives/items/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                                                    if (func88(data22) < 1)
                                                      return validate69.errors = [{ instancePath: instancePath + "/falsePositives/" + i4, schemaPath: "#/properties/falsePositives/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                  } else
                                                    return validate69.errors = [{ instancePath: instancePath + "/falsePositives/" + i4, schemaPath: "#/properties/falsePositives/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                var valid6 = _errs45 === errors;
                                                if (!valid6)
                                                  break;
                                              }
                                            }
                                          } else
                                            return validate69.errors = [{ instancePath: instancePath + "/falsePositives", schemaPath: "#/properties/falsePositives/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                        var valid0 = _errs43 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.measure !== void 0 && func0.call(data, "measure")) {
                                          let data23 = data.measure, _errs47 = errors;
                                          if (errors === _errs47)
                                            if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
                                              let missing2;
                                              if ((data23.value === void 0 || !func0.call(data23, "value")) && (missing2 = "value") || (data23.limit === void 0 || !func0.call(data23, "limit")) && (missing2 = "limit") || (data23.unit === void 0 || !func0.call(data23, "unit")) && (missing2 = "unit") || (data23.windowMs === void 0 || !func0.call(data23, "windowMs")) && (missing2 = "windowMs"))
                                                return validate69.errors = [{ instancePath: instancePath + "/measure", schemaPath: "#/properties/measure/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                                              {
                                                let _errs49 = errors;
                                                for (let key2 of Object.keys(data23))
                                                  if (!(key2 === "value" || key2 === "limit" || key2 === "unit" || key2 === "windowMs")) {
                                                    return validate69.errors = [{ instancePath: instancePath + "/measure", schemaPath: "#/properties/measure/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                                    break;
                                                  }
                                                if (_errs49 === errors) {
                                                  if (data23.value !== void 0 && func0.call(data23, "value")) {
                                                    let data24 = data23.value, _errs50 = errors;
                                                    if (!(typeof data24 == "number" && !(data24 % 1) && !isNaN(data24) && isFinite(data24)))
                                                      return validate69.errors = [{ instancePath: instancePath + "/measure/value", schemaPath: "#/properties/measure/properties/value/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                    if (errors === _errs50 && typeof data24 == "number" && isFinite(data24)) {
                                                      if (data24 > 9007199254740991 || isNaN(data24))
                                                        return validate69.errors = [{ instancePath: instancePath + "/measure/value", schemaPath: "#/properties/measure/properties/value/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                      if (data24 < 0 || isNaN(data24))
                                                        return validate69.errors = [{ instancePath: instancePath + "/measure/value", schemaPath: "#/properties/measure/properties/value/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                    }
                                                    var valid7 = _errs50 === errors;
                                                  } else
                                                    var valid7 = !0;
                                                  if (valid7) {
                                                    if (data23.limit !== void 0 && func0.call(data23, "limit")) {
                                                      let data25 = data23.limit, _errs52 = errors;
                                                      if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25)))
                                                        return validate69.errors = [{ instancePath: instancePath + "/measure/limit", schemaPath: "#/properties/measure/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                      if (errors === _errs52 && typeof data25 == "number" && isFinite(data25)) {
                                                        if (data25 > 9007199254740991 || isNaN(data25))
                                                          return validate69.errors = [{ instancePath: instancePath + "/measure/limit", schemaPath: "#/properties/measure/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                        if (data25 < 0 || isNaN(data25))
                                                          return validate69.errors = [{ instancePath: instancePath + "/measure/limit", schemaPath: "#/properties/measure/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                      }
                                                      var valid7 = _errs52 === errors;
                                                    } else
                                                      var valid7 = !0;
                                                    if (valid7) {
                                                      if (data23.unit !== void 0 && func0.call(data23, "unit")) {
                                                        let data26 = data23.unit, _errs54 = errors;
                                                        if (typeof data26 != "string")
                                                          return validate69.errors = [{ instancePath: instancePath + "/measure/unit", schemaPath: "#/properties/measure/properties/unit/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                        if (!(data26 === "calls" || data26 === "bytes"))
                                                          return validate69.errors = [{ instancePath: instancePath + "/measure/unit", schemaPath: "#/properties/measure/properties/unit/enum", keyword: "enum", params: { allowedValues: schema28.properties.measure.properties.unit.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                        var valid7 = _errs54 === errors;
                                                      } else
                                                        var valid7 = !0;
                                                      if (valid7)
                                                        if (data23.windowMs !== void 0 && func0.call(data23, "windowMs")) {
                                                          let data27 = data23.windowMs, _errs56 = errors;
                                                          if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27)))
                                                            return validate69.errors = [{ instancePath: instancePath + "/measure/windowMs", schemaPath: "#/properties/measure/properties/windowMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                          if (errors === _errs56 && typeof data27 == "number" && isFinite(data27)) {
                                                            if (data27 > 9007199254740991 || isNaN(data27))
                                                              return validate69.errors = [{ instancePath: instancePath + "/measure/windowMs", schemaPath: "#/properties/measure/properties/windowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                            if (data27 < 0 || isNaN(data27))
                                                              return validate69.errors = [{ instancePath: instancePath + "/measure/windowMs", schemaPath: "#/properties/measure/properties/windowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                          }
                                                          var valid7 = _errs56 === errors;
                                                        } else
                                                          var valid7 = !0;
                                                    }
                                                  }
                                                }
                                              }
                                            } else
                                              return validate69.errors = [{ instancePath: instancePath + "/measure", schemaPath: "#/properties/measure/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                          var valid0 = _errs47 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0)
                                          if (data.health !== void 0 && func0.call(data, "health")) {
                                            let data28 = data.health, _errs58 = errors;
                                            if (errors === _errs58)
                                              if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
                                                let missing3;
                                                if ((data28.gateway === void 0 || !func0.call(data28, "gateway")) && (missing3 = "gateway"))
                                                  return validate69.errors = [{ instancePath: instancePath + "/health", schemaPath: "#/properties/health/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }], !1;
                                                {
                                                  let _errs60 = errors;
                                                  for (let key3 of Object.keys(data28))
                                                    if (!(key3 === "gateway" || key3 === "command" || key3 === "status" || key3 === "waitedMs")) {
                                                      return validate69.errors = [{ instancePath: instancePath + "/health", schemaPath: "#/properties/health/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }], !1;
                                                      break;
                                                    }
                                                  if (_errs60 === errors) {
                                                    if (data28.gateway !== void 0 && func0.call(data28, "gateway")) {
                                                      let data29 = data28.gateway, _errs61 = errors;
                                                      if (errors === _errs61)
                                                        if (typeof data29 == "string") {
                                                          if (!pattern4.test(data29))
                                                            return validate69.errors = [{ instancePath: instancePath + "/health/gateway", schemaPath: "#/properties/health/properties/gateway/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                                                        } else
                                                          return validate69.errors = [{ instancePath: instancePath + "/health/gateway", schemaPath: "#/properties/health/properties/gateway/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                      var valid8 = _errs61 === errors;
                                                    } else
                                                      var valid8 = !0;
                                                    if (valid8) {
                                                      if (data28.command !== void 0 && func0.call(data28, "command")) {
                                                        let data30 = data28.command, _errs63 = errors;
                                                        if (errors === _errs63)
                                                          if (typeof data30 == "string") {
                                                            if (!pattern5.test(data30))
                                                              return validate69.errors = [{ instancePath: instancePath + "/health/command", schemaPath: "#/properties/health/properties/command/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                                          } else
                                                            return validate69.errors = [{ instancePath: instancePath + "/health/command", schemaPath: "#/properties/health/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                        var valid8 = _errs63 === errors;
                                                      } else
                                                        var valid8 = !0;
                                                      if (valid8) {
                                                        if (data28.status !== void 0 && func0.call(data28, "status")) {
                                                          let data31 = data28.status, _errs65 = errors;
                                                          if (errors === _errs65)
                                                            if (typeof data31 == "string") {
                                                              if (func88(data31) > 128)
                                                                return validate69.errors = [{ instancePath: instancePath + "/health/status", schemaPath: "#/properties/health/properties/status/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                                              if (func88(data31) < 1)
                                                                return validate69.errors = [{ instancePath: instancePath + "/health/status", schemaPath: "#/properties/health/properties/status/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                            } else
                                                              return validate69.errors = [{ instancePath: instancePath + "/health/status", schemaPath: "#/properties/health/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                          var valid8 = _errs65 === errors;
                                                        } else
                                                          var valid8 = !0;
                                                        if (valid8)
                                                          if (data28.waitedMs !== void 0 && func0.call(data28, "waitedMs")) {
                                                            let data32 = data28.waitedMs, _errs67 = errors;
                                                            if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32)))
                                                              return validate69.errors = [{ instancePath: instancePath + "/health/waitedMs", schemaPath: "#/properties/health/properties/waitedMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                            if (errors === _errs67 && typeof data32 == "number" && isFinite(data32)) {
                                                              if (data32 > 9007199254740991 || isNaN(data32))
                                                                return validate69.errors = [{ instancePath: instancePath + "/health/waitedMs", schemaPath: "#/properties/health/properties/waitedMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                              if (data32 < 0 || isNaN(data32))
                                                                return validate69.errors = [{ instancePath: instancePath + "/health/waitedMs", schemaPath: "#/properties/health/properties/waitedMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                            }
                                                            var valid8 = _errs67 === errors;
                                                          } else
                                                            var valid8 = !0;
                                                      }
                                                    }
                                                  }
                                                }
                                              } else
                                                return validate69.errors = [{ instancePath: instancePath + "/health", schemaPath: "#/properties/health/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                            var valid0 = _errs58 === errors;
                                          } else
                                            var valid0 = !0;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate69.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate69.errors = vErrors, errors === 0;
}
validate69.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.activity_id === void 0 || !func0.call(data, "activity_id")) && (missing0 = "activity_id") || (data.category_uid === void 0 || !func0.call(data, "category_uid")) && (missing0 = "category_uid") || (data.class_uid === void 0 || !func0.call(data, "class_uid")) && (missing0 = "class_uid") || (data.type_uid === void 0 || !func0.call(data, "type_uid")) && (missing0 = "type_uid") || (data.time === void 0 || !func0.call(data, "time")) && (missing0 = "time") || (data.severity_id === void 0 || !func0.call(data, "severity_id")) && (missing0 = "severity_id") || (data.confidence_id === void 0 || !func0.call(data, "confidence_id")) && (missing0 = "confidence_id") || (data.status_id === void 0 || !func0.call(data, "status_id")) && (missing0 = "status_id") || (data.is_alert === void 0 || !func0.call(data, "is_alert")) && (missing0 = "is_alert") || (data.message === void 0 || !func0.call(data, "message")) && (missing0 = "message") || (data.count === void 0 || !func0.call(data, "count")) && (missing0 = "count") || (data.start_time === void 0 || !func0.call(data, "start_time")) && (missing0 = "start_time") || (data.end_time === void 0 || !func0.call(data, "end_time")) && (missing0 = "end_time") || (data.metadata === void 0 || !func0.call(data, "metadata")) && (missing0 = "metadata") || (data.finding_info === void 0 || !func0.call(data, "finding_info")) && (missing0 = "finding_info") || (data.evidences === void 0 || !func0.call(data, "evidences")) && (missing0 = "evidences") || (data.unmapped === void 0 || !func0.call(data, "unmapped")) && (missing0 = "unmapped"))
        return validate52.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema19.properties, key0)) {
            return validate52.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.activity_id !== void 0 && func0.call(data, "activity_id")) {
            let data0 = data.activity_id, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate52.errors = [{ instancePath: instancePath + "/activity_id", schemaPath: "#/properties/activity_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (!(data0 === 1 || data0 === 2 || data0 === 3))
              return validate52.errors = [{ instancePath: instancePath + "/activity_id", schemaPath: "#/properties/activity_id/enum", keyword: "enum", params: { allowedValues: schema19.properties.activity_id.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.category_uid !== void 0 && func0.call(data, "category_uid")) {
              let _errs4 = errors;
              if (data.category_uid !== 2)
                return validate52.errors = [{ instancePath: instancePath + "/category_uid", schemaPath: "#/properties/category_uid/const", keyword: "const", params: { allowedValue: 2 }, message: "must be equal to constant" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.class_uid !== void 0 && func0.call(data, "class_uid")) {
                let _errs5 = errors;
                if (data.class_uid !== 2004)
                  return validate52.errors = [{ instancePath: instancePath + "/class_uid", schemaPath: "#/properties/class_uid/const", keyword: "const", params: { allowedValue: 2004 }, message: "must be equal to constant" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.type_uid !== void 0 && func0.call(data, "type_uid")) {
                  let data3 = data.type_uid, _errs6 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate52.errors = [{ instancePath: instancePath + "/type_uid", schemaPath: "#/properties/type_uid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (!(data3 === 200401 || data3 === 200402 || data3 === 200403))
                    return validate52.errors = [{ instancePath: instancePath + "/type_uid", schemaPath: "#/properties/type_uid/enum", keyword: "enum", params: { allowedValues: schema19.properties.type_uid.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs6 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.time !== void 0 && func0.call(data, "time")) {
                    let data4 = data.time, _errs8 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate52.errors = [{ instancePath: instancePath + "/time", schemaPath: "#/properties/time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs8 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate52.errors = [{ instancePath: instancePath + "/time", schemaPath: "#/properties/time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 0 || isNaN(data4))
                        return validate52.errors = [{ instancePath: instancePath + "/time", schemaPath: "#/properties/time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs8 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.severity_id !== void 0 && func0.call(data, "severity_id")) {
                      let data5 = data.severity_id, _errs10 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate52.errors = [{ instancePath: instancePath + "/severity_id", schemaPath: "#/properties/severity_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (!(data5 === 1 || data5 === 2 || data5 === 3 || data5 === 4 || data5 === 5))
                        return validate52.errors = [{ instancePath: instancePath + "/severity_id", schemaPath: "#/properties/severity_id/enum", keyword: "enum", params: { allowedValues: schema19.properties.severity_id.enum }, message: "must be equal to one of the allowed values" }], !1;
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.confidence_id !== void 0 && func0.call(data, "confidence_id")) {
                        let data6 = data.confidence_id, _errs12 = errors;
                        if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                          return validate52.errors = [{ instancePath: instancePath + "/confidence_id", schemaPath: "#/properties/confidence_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (!(data6 === 1 || data6 === 2 || data6 === 3))
                          return validate52.errors = [{ instancePath: instancePath + "/confidence_id", schemaPath: "#/properties/confidence_id/enum", keyword: "enum", params: { allowedValues: schema19.properties.confidence_id.enum }, message: "must be equal to one of the allowed values" }], !1;
                        var valid0 = _errs12 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.status_id !== void 0 && func0.call(data, "status_id")) {
                          let data7 = data.status_id, _errs14 = errors;
                          if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                            return validate52.errors = [{ instancePath: instancePath + "/status_id", schemaPath: "#/properties/status_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (!(data7 === 1 || data7 === 4))
                            return validate52.errors = [{ instancePath: instancePath + "/status_id", schemaPath: "#/properties/status_id/enum", keyword: "enum", params: { allowedValues: schema19.properties.status_id.enum }, message: "must be equal to one of the allowed values" }], !1;
                          var valid0 = _errs14 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.is_alert !== void 0 && func0.call(data, "is_alert")) {
                            let _errs16 = errors;
                            if (typeof data.is_alert != "boolean")
                              return validate52.errors = [{ instancePath: instancePath + "/is_alert", schemaPath: "#/properties/is_alert/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                            var valid0 = _errs16 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.message !== void 0 && func0.call(data, "message")) {
                              let data9 = data.message, _errs18 = errors;
                              if (errors === _errs18)
                                if (typeof data9 == "string") {
                                  if (func88(data9) > 512)
                                    return validate52.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                                  if (func88(data9) < 1)
                                    return validate52.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                } else
                                  return validate52.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid0 = _errs18 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.count !== void 0 && func0.call(data, "count")) {
                                let data10 = data.count, _errs20 = errors;
                                if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)))
                                  return validate52.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs20 && typeof data10 == "number" && isFinite(data10)) {
                                  if (data10 > 9007199254740991 || isNaN(data10))
                                    return validate52.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                  if (data10 < 0 || isNaN(data10))
                                    return validate52.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid0 = _errs20 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.start_time !== void 0 && func0.call(data, "start_time")) {
                                  let data11 = data.start_time, _errs22 = errors;
                                  if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)))
                                    return validate52.errors = [{ instancePath: instancePath + "/start_time", schemaPath: "#/properties/start_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                  if (errors === _errs22 && typeof data11 == "number" && isFinite(data11)) {
                                    if (data11 > 9007199254740991 || isNaN(data11))
                                      return validate52.errors = [{ instancePath: instancePath + "/start_time", schemaPath: "#/properties/start_time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                    if (data11 < 0 || isNaN(data11))
                                      return validate52.errors = [{ instancePath: instancePath + "/start_time", schemaPath: "#/properties/start_time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                  }
                                  var valid0 = _errs22 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.end_time !== void 0 && func0.call(data, "end_time")) {
                                    let data12 = data.end_time, _errs24 = errors;
                                    if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12)))
                                      return validate52.errors = [{ instancePath: instancePath + "/end_time", schemaPath: "#/properties/end_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                    if (errors === _errs24 && typeof data12 == "number" && isFinite(data12)) {
                                      if (data12 > 9007199254740991 || isNaN(data12))
                                        return validate52.errors = [{ instancePath: instancePath + "/end_time", schemaPath: "#/properties/end_time/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                      if (data12 < 0 || isNaN(data12))
                                        return validate52.errors = [{ instancePath: instancePath + "/end_time", schemaPath: "#/properties/end_time/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                    }
                                    var valid0 = _errs24 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.metadata !== void 0 && func0.call(data, "metadata")) {
                                      let _errs26 = errors;
                                      validate53(data.metadata, { instancePath: instancePath + "/metadata", parentData: data, parentDataProperty: "metadata", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length);
                                      var valid0 = _errs26 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.finding_info !== void 0 && func0.call(data, "finding_info")) {
                                        let _errs27 = errors;
                                        validate55(data.finding_info, { instancePath: instancePath + "/finding_info", parentData: data, parentDataProperty: "finding_info", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                        var valid0 = _errs27 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.evidences !== void 0 && func0.call(data, "evidences")) {
                                          let data15 = data.evidences, _errs28 = errors;
                                          if (errors === _errs28)
                                            if (Array.isArray(data15)) {
                                              if (data15.length > 32)
                                                return validate52.errors = [{ instancePath: instancePath + "/evidences", schemaPath: "#/properties/evidences/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                                              {
                                                var valid1 = !0;
                                                let len0 = data15.length;
                                                for (let i0 = 0; i0 < len0; i0++) {
                                                  let _errs30 = errors;
                                                  validate67(data15[i0], { instancePath: instancePath + "/evidences/" + i0, parentData: data15, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors), errors = vErrors.length);
                                                  var valid1 = _errs30 === errors;
                                                  if (!valid1)
                                                    break;
                                                }
                                              }
                                            } else
                                              return validate52.errors = [{ instancePath: instancePath + "/evidences", schemaPath: "#/properties/evidences/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                          var valid0 = _errs28 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.unmapped !== void 0 && func0.call(data, "unmapped")) {
                                            let data17 = data.unmapped, _errs31 = errors;
                                            if (errors === _errs31)
                                              if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                                                let missing1;
                                                if ((data17.shearpin === void 0 || !func0.call(data17, "shearpin")) && (missing1 = "shearpin"))
                                                  return validate52.errors = [{ instancePath: instancePath + "/unmapped", schemaPath: "#/properties/unmapped/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                                {
                                                  let _errs33 = errors;
                                                  for (let key1 of Object.keys(data17))
                                                    if (key1 !== "shearpin") {
                                                      return validate52.errors = [{ instancePath: instancePath + "/unmapped", schemaPath: "#/properties/unmapped/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                                      break;
                                                    }
                                                  _errs33 === errors && data17.shearpin !== void 0 && func0.call(data17, "shearpin") && (validate69(data17.shearpin, { instancePath: instancePath + "/unmapped/shearpin", parentData: data17, parentDataProperty: "shearpin", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors), errors = vErrors.length));
                                                }
                                              } else
                                                return validate52.errors = [{ instancePath: instancePath + "/unmapped", schemaPath: "#/properties/unmapped/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                            var valid0 = _errs31 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0) {
                                            if (data.action_id !== void 0 && func0.call(data, "action_id")) {
                                              let data19 = data.action_id, _errs35 = errors;
                                              if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19)))
                                                return validate52.errors = [{ instancePath: instancePath + "/action_id", schemaPath: "#/properties/action_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                              if (!(data19 === 1 || data19 === 2 || data19 === 99))
                                                return validate52.errors = [{ instancePath: instancePath + "/action_id", schemaPath: "#/properties/action_id/enum", keyword: "enum", params: { allowedValues: schema19.properties.action_id.enum }, message: "must be equal to one of the allowed values" }], !1;
                                              var valid0 = _errs35 === errors;
                                            } else
                                              var valid0 = !0;
                                            if (valid0) {
                                              if (data.action !== void 0 && func0.call(data, "action")) {
                                                let _errs37 = errors;
                                                if (data.action !== "Held")
                                                  return validate52.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/const", keyword: "const", params: { allowedValue: "Held" }, message: "must be equal to constant" }], !1;
                                                var valid0 = _errs37 === errors;
                                              } else
                                                var valid0 = !0;
                                              if (valid0) {
                                                if (data.disposition_id !== void 0 && func0.call(data, "disposition_id")) {
                                                  let data21 = data.disposition_id, _errs38 = errors;
                                                  if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21)))
                                                    return validate52.errors = [{ instancePath: instancePath + "/disposition_id", schemaPath: "#/properties/disposition_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                  if (!(data21 === 1 || data21 === 2 || data21 === 99))
                                                    return validate52.errors = [{ instancePath: instancePath + "/disposition_id", schemaPath: "#/properties/disposition_id/enum", keyword: "enum", params: { allowedValues: schema19.properties.disposition_id.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                  var valid0 = _errs38 === errors;
                                                } else
                                                  var valid0 = !0;
                                                if (valid0)
                                                  if (data.disposition !== void 0 && func0.call(data, "disposition")) {
                                                    let _errs40 = errors;
                                                    if (data.disposition !== "Held")
                                                      return validate52.errors = [{ instancePath: instancePath + "/disposition", schemaPath: "#/properties/disposition/const", keyword: "const", params: { allowedValue: "Held" }, message: "must be equal to constant" }], !1;
                                                    var valid0 = _errs40 === errors;
                                                  } else
                                                    var valid0 = !0;
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate52.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate52.errors = vErrors, errors === 0;
}
validate52.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateAck = validate73, schema30 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/commands/ack.v1.schema.json", title: "Ack", description: "What a gateway did with commands; after boot one summary of all.", type: "object", additionalProperties: !1, required: ["spec", "gateway", "boot", "tenant", "timeMs", "kind", "commands"], properties: { spec: { const: "shearpin.ack.v1" }, gateway: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, boot: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, tenant: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, timeMs: { type: "integer", minimum: 0, maximum: 9007199254740991 }, kind: { type: "string", enum: ["command", "boot"] }, commands: { type: "array", maxItems: 4096, items: { title: "AckEntry", type: "object", additionalProperties: !1, required: ["id", "status"], properties: { id: { description: "Command id; of a rejected record that has none, a hash of its key.", type: "string", pattern: "^[0-9a-f]{32}$" }, status: { type: "string", enum: ["received", "applied", "rejected", "unsupported", "expired"] }, reason: { type: "string", enum: ["unsigned", "bad-signature", "unknown-key", "retired-key", "no-authority", "wrong-key", "wrong-audience", "malformed", "older", "expired", "tombstoned", "not-understood", "no-room"] }, latencyMs: { description: "From issuedAt to applied, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 } } } } } };
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate73.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.spec === void 0 || !func0.call(data, "spec")) && (missing0 = "spec") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.commands === void 0 || !func0.call(data, "commands")) && (missing0 = "commands"))
        return validate73.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "spec" || key0 === "gateway" || key0 === "boot" || key0 === "tenant" || key0 === "timeMs" || key0 === "kind" || key0 === "commands")) {
            return validate73.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.spec !== void 0 && func0.call(data, "spec")) {
            let _errs2 = errors;
            if (data.spec !== "shearpin.ack.v1")
              return validate73.errors = [{ instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.ack.v1" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.gateway !== void 0 && func0.call(data, "gateway")) {
              let data1 = data.gateway, _errs3 = errors;
              if (errors === _errs3)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate73.errors = [{ instancePath: instancePath + "/gateway", schemaPath: "#/properties/gateway/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                } else
                  return validate73.errors = [{ instancePath: instancePath + "/gateway", schemaPath: "#/properties/gateway/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.boot !== void 0 && func0.call(data, "boot")) {
                let data2 = data.boot, _errs5 = errors;
                if (errors === _errs5)
                  if (typeof data2 == "string") {
                    if (!pattern8.test(data2))
                      return validate73.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                  } else
                    return validate73.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                  let data3 = data.tenant, _errs7 = errors;
                  if (errors === _errs7)
                    if (typeof data3 == "string") {
                      if (!pattern4.test(data3))
                        return validate73.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                    } else
                      return validate73.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
                    let data4 = data.timeMs, _errs9 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate73.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate73.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 0 || isNaN(data4))
                        return validate73.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.kind !== void 0 && func0.call(data, "kind")) {
                      let data5 = data.kind, _errs11 = errors;
                      if (typeof data5 != "string")
                        return validate73.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      if (!(data5 === "command" || data5 === "boot"))
                        return validate73.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema30.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.commands !== void 0 && func0.call(data, "commands")) {
                        let data6 = data.commands, _errs13 = errors;
                        if (errors === _errs13)
                          if (Array.isArray(data6)) {
                            if (data6.length > 4096)
                              return validate73.errors = [{ instancePath: instancePath + "/commands", schemaPath: "#/properties/commands/maxItems", keyword: "maxItems", params: { limit: 4096 }, message: "must NOT have more than 4096 items" }], !1;
                            {
                              var valid1 = !0;
                              let len0 = data6.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                let data7 = data6[i0], _errs15 = errors;
                                if (errors === _errs15)
                                  if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                                    let missing1;
                                    if ((data7.id === void 0 || !func0.call(data7, "id")) && (missing1 = "id") || (data7.status === void 0 || !func0.call(data7, "status")) && (missing1 = "status"))
                                      return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0, schemaPath: "#/properties/commands/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                    {
                                      let _errs17 = errors;
                                      for (let key1 of Object.keys(data7))
                                        if (!(key1 === "id" || key1 === "status" || key1 === "reason" || key1 === "latencyMs")) {
                                          return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0, schemaPath: "#/properties/commands/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                          break;
                                        }
                                      if (_errs17 === errors) {
                                        if (data7.id !== void 0 && func0.call(data7, "id")) {
                                          let data8 = data7.id, _errs18 = errors;
                                          if (errors === _errs18)
                                            if (typeof data8 == "string") {
                                              if (!pattern5.test(data8))
                                                return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/id", schemaPath: "#/properties/commands/items/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                            } else
                                              return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/id", schemaPath: "#/properties/commands/items/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid2 = _errs18 === errors;
                                        } else
                                          var valid2 = !0;
                                        if (valid2) {
                                          if (data7.status !== void 0 && func0.call(data7, "status")) {
                                            let data9 = data7.status, _errs20 = errors;
                                            if (typeof data9 != "string")
                                              return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/status", schemaPath: "#/properties/commands/items/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            if (!(data9 === "received" || data9 === "applied" || data9 === "rejected" || data9 === "unsupported" || data9 === "expired"))
                                              return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/status", schemaPath: "#/properties/commands/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema30.properties.commands.items.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
                                            var valid2 = _errs20 === errors;
                                          } else
                                            var valid2 = !0;
                                          if (valid2) {
                                            if (data7.reason !== void 0 && func0.call(data7, "reason")) {
                                              let data10 = data7.reason, _errs22 = errors;
                                              if (typeof data10 != "string")
                                                return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/reason", schemaPath: "#/properties/commands/items/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                              if (!(data10 === "unsigned" || data10 === "bad-signature" || data10 === "unknown-key" || data10 === "retired-key" || data10 === "no-authority" || data10 === "wrong-key" || data10 === "wrong-audience" || data10 === "malformed" || data10 === "older" || data10 === "expired" || data10 === "tombstoned" || data10 === "not-understood" || data10 === "no-room"))
                                                return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/reason", schemaPath: "#/properties/commands/items/properties/reason/enum", keyword: "enum", params: { allowedValues: schema30.properties.commands.items.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
                                              var valid2 = _errs22 === errors;
                                            } else
                                              var valid2 = !0;
                                            if (valid2)
                                              if (data7.latencyMs !== void 0 && func0.call(data7, "latencyMs")) {
                                                let data11 = data7.latencyMs, _errs24 = errors;
                                                if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)))
                                                  return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/latencyMs", schemaPath: "#/properties/commands/items/properties/latencyMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                if (errors === _errs24 && typeof data11 == "number" && isFinite(data11)) {
                                                  if (data11 > 9007199254740991 || isNaN(data11))
                                                    return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/latencyMs", schemaPath: "#/properties/commands/items/properties/latencyMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                  if (data11 < 0 || isNaN(data11))
                                                    return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/latencyMs", schemaPath: "#/properties/commands/items/properties/latencyMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                }
                                                var valid2 = _errs24 === errors;
                                              } else
                                                var valid2 = !0;
                                          }
                                        }
                                      }
                                    }
                                  } else
                                    return validate73.errors = [{ instancePath: instancePath + "/commands/" + i0, schemaPath: "#/properties/commands/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                var valid1 = _errs15 === errors;
                                if (!valid1)
                                  break;
                              }
                            }
                          } else
                            return validate73.errors = [{ instancePath: instancePath + "/commands", schemaPath: "#/properties/commands/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                        var valid0 = _errs13 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate73.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate73.errors = vErrors, errors === 0;
}
validate73.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateBeacon = validate74, schema31 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/commands/beacon.v1.schema.json", title: "Beacon", description: "A writer lives, and which of its commands live, per partition of the calls topic.", type: "object", additionalProperties: !1, required: ["spec", "writer", "partition", "partitions", "number", "timeMs", "count", "hash"], properties: { spec: { const: "shearpin.beacon.v1" }, writer: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, partition: { type: "integer", minimum: 0, maximum: 9007199254740991 }, partitions: { description: "Partitions of the calls topic.", type: "integer", minimum: 1, maximum: 9007199254740991 }, number: { description: "Rises with every beacon.", type: "integer", minimum: 0, maximum: 9007199254740991 }, timeMs: { description: "Writer's clock; live means expiresAt later than this.", type: "integer", minimum: 0, maximum: 9007199254740991 }, through: { title: "SourcePosition", description: "Every command from up to this source position is published and counted; absent means all.", type: "object", additionalProperties: !1, required: ["incarnation", "offset"], properties: { incarnation: { description: "Of the source topic.", type: "integer", minimum: 0, maximum: 9007199254740991 }, offset: { description: "Source offset as decimal text.", type: "string", pattern: "^[0-9]{1,20}$" } } }, count: { description: "Live commands: those of this writer and partition, superseded ones too, that expire later than timeMs and come from no later than through.", type: "integer", minimum: 0, maximum: 9007199254740991 }, hash: { description: "Of the sorted ids of the live commands.", type: "string", pattern: "^[0-9a-f]{32}$" } } }, pattern34 = new RegExp("^[0-9]{1,20}$", "u");
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.spec === void 0 || !func0.call(data, "spec")) && (missing0 = "spec") || (data.writer === void 0 || !func0.call(data, "writer")) && (missing0 = "writer") || (data.partition === void 0 || !func0.call(data, "partition")) && (missing0 = "partition") || (data.partitions === void 0 || !func0.call(data, "partitions")) && (missing0 = "partitions") || (data.number === void 0 || !func0.call(data, "number")) && (missing0 = "number") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.count === void 0 || !func0.call(data, "count")) && (missing0 = "count") || (data.hash === void 0 || !func0.call(data, "hash")) && (missing0 = "hash"))
        return validate74.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema31.properties, key0)) {
            return validate74.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.spec !== void 0 && func0.call(data, "spec")) {
            let _errs2 = errors;
            if (data.spec !== "shearpin.beacon.v1")
              return validate74.errors = [{ instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.beacon.v1" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.writer !== void 0 && func0.call(data, "writer")) {
              let data1 = data.writer, _errs3 = errors;
              if (errors === _errs3)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate74.errors = [{ instancePath: instancePath + "/writer", schemaPath: "#/properties/writer/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                } else
                  return validate74.errors = [{ instancePath: instancePath + "/writer", schemaPath: "#/properties/writer/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.partition !== void 0 && func0.call(data, "partition")) {
                let data2 = data.partition, _errs5 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate74.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate74.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate74.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                }
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.partitions !== void 0 && func0.call(data, "partitions")) {
                  let data3 = data.partitions, _errs7 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate74.errors = [{ instancePath: instancePath + "/partitions", schemaPath: "#/properties/partitions/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs7 && typeof data3 == "number" && isFinite(data3)) {
                    if (data3 > 9007199254740991 || isNaN(data3))
                      return validate74.errors = [{ instancePath: instancePath + "/partitions", schemaPath: "#/properties/partitions/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data3 < 1 || isNaN(data3))
                      return validate74.errors = [{ instancePath: instancePath + "/partitions", schemaPath: "#/properties/partitions/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  }
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.number !== void 0 && func0.call(data, "number")) {
                    let data4 = data.number, _errs9 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate74.errors = [{ instancePath: instancePath + "/number", schemaPath: "#/properties/number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate74.errors = [{ instancePath: instancePath + "/number", schemaPath: "#/properties/number/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 0 || isNaN(data4))
                        return validate74.errors = [{ instancePath: instancePath + "/number", schemaPath: "#/properties/number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
                      let data5 = data.timeMs, _errs11 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate74.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs11 && typeof data5 == "number" && isFinite(data5)) {
                        if (data5 > 9007199254740991 || isNaN(data5))
                          return validate74.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                        if (data5 < 0 || isNaN(data5))
                          return validate74.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      }
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.through !== void 0 && func0.call(data, "through")) {
                        let data6 = data.through, _errs13 = errors;
                        if (errors === _errs13)
                          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                            let missing1;
                            if ((data6.incarnation === void 0 || !func0.call(data6, "incarnation")) && (missing1 = "incarnation") || (data6.offset === void 0 || !func0.call(data6, "offset")) && (missing1 = "offset"))
                              return validate74.errors = [{ instancePath: instancePath + "/through", schemaPath: "#/properties/through/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                            {
                              let _errs15 = errors;
                              for (let key1 of Object.keys(data6))
                                if (!(key1 === "incarnation" || key1 === "offset")) {
                                  return validate74.errors = [{ instancePath: instancePath + "/through", schemaPath: "#/properties/through/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                  break;
                                }
                              if (_errs15 === errors) {
                                if (data6.incarnation !== void 0 && func0.call(data6, "incarnation")) {
                                  let data7 = data6.incarnation, _errs16 = errors;
                                  if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                                    return validate74.errors = [{ instancePath: instancePath + "/through/incarnation", schemaPath: "#/properties/through/properties/incarnation/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                  if (errors === _errs16 && typeof data7 == "number" && isFinite(data7)) {
                                    if (data7 > 9007199254740991 || isNaN(data7))
                                      return validate74.errors = [{ instancePath: instancePath + "/through/incarnation", schemaPath: "#/properties/through/properties/incarnation/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                    if (data7 < 0 || isNaN(data7))
                                      return validate74.errors = [{ instancePath: instancePath + "/through/incarnation", schemaPath: "#/properties/through/properties/incarnation/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                  }
                                  var valid1 = _errs16 === errors;
                                } else
                                  var valid1 = !0;
                                if (valid1)
                                  if (data6.offset !== void 0 && func0.call(data6, "offset")) {
                                    let data8 = data6.offset, _errs18 = errors;
                                    if (errors === _errs18)
                                      if (typeof data8 == "string") {
                                        if (!pattern34.test(data8))
                                          return validate74.errors = [{ instancePath: instancePath + "/through/offset", schemaPath: "#/properties/through/properties/offset/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,20}$" }, message: 'must match pattern "^[0-9]{1,20}$"' }], !1;
                                      } else
                                        return validate74.errors = [{ instancePath: instancePath + "/through/offset", schemaPath: "#/properties/through/properties/offset/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid1 = _errs18 === errors;
                                  } else
                                    var valid1 = !0;
                              }
                            }
                          } else
                            return validate74.errors = [{ instancePath: instancePath + "/through", schemaPath: "#/properties/through/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                        var valid0 = _errs13 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.count !== void 0 && func0.call(data, "count")) {
                          let data9 = data.count, _errs20 = errors;
                          if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)))
                            return validate74.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs20 && typeof data9 == "number" && isFinite(data9)) {
                            if (data9 > 9007199254740991 || isNaN(data9))
                              return validate74.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                            if (data9 < 0 || isNaN(data9))
                              return validate74.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                          }
                          var valid0 = _errs20 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0)
                          if (data.hash !== void 0 && func0.call(data, "hash")) {
                            let data10 = data.hash, _errs22 = errors;
                            if (errors === _errs22)
                              if (typeof data10 == "string") {
                                if (!pattern5.test(data10))
                                  return validate74.errors = [{ instancePath: instancePath + "/hash", schemaPath: "#/properties/hash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                              } else
                                return validate74.errors = [{ instancePath: instancePath + "/hash", schemaPath: "#/properties/hash/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                            var valid0 = _errs22 === errors;
                          } else
                            var valid0 = !0;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate74.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate74.errors = vErrors, errors === 0;
}
validate74.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCommand = validate75, schema32 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/commands/command.v1.schema.json", title: "Command", description: "What gateways must do, until when, and why.", type: "object", additionalProperties: !1, required: ["spec", "id", "order", "action", "scope", "mode", "reason", "initiator", "writer", "detector", "partial", "issuedAt", "notBefore", "expiresAt"], properties: { spec: { const: "shearpin.command.v1" }, id: { description: "Hash of scope, writer, detector, partial and order.", type: "string", pattern: "^[0-9a-f]{32}$" }, order: { title: "CommandOrder", description: "Where in the source log the command comes from; a higher order wins in a fold.", type: "object", additionalProperties: !1, required: ["incarnation", "partition", "offset", "index"], properties: { incarnation: { description: "Of the source topic.", type: "integer", minimum: 0, maximum: 9007199254740991 }, partition: { description: "Source partition.", type: "integer", minimum: 0, maximum: 9007199254740991 }, offset: { description: "Source offset as decimal text.", type: "string", pattern: "^[0-9]{1,20}$" }, index: { description: "Among the commands of that record.", type: "integer", minimum: 0, maximum: 65535 } } }, action: { type: "string", enum: ["arm", "disarm", "open", "half_open", "close", "force_open"] }, scope: { title: "Scope", description: "What it applies to.", type: "object", additionalProperties: !1, required: ["kind", "tenant", "id"], properties: { kind: { type: "string", enum: ["call", "session", "agent", "principal", "server", "tool", "tenant", "global"] }, tenant: { type: "string", pattern: "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$" }, id: { type: "string", minLength: 1, maxLength: 256 } } }, mode: { type: "string", enum: ["deny", "deny_egress", "require_approval", "throttle"] }, condition: { $ref: "condition.v1.schema.json" }, probes: { description: "Calls that half_open lets through.", type: "integer", minimum: 1, maximum: 1e3 }, reason: { title: "Reason", description: "Why.", type: "object", additionalProperties: !1, required: ["code", "text", "detector"], properties: { code: { type: "string", enum: ["sequence-armed", "sequence-closed", "ceiling-exceeded", "withdrawn", "operator"] }, text: { type: "string", maxLength: 256 }, alert: { type: "string", pattern: "^[0-9a-f]{32}$" }, detector: { description: "id@version", type: "string", maxLength: 128 } } }, initiator: { type: "string", enum: ["policy", "person"] }, who: { description: "The person.", type: "string", maxLength: 128 }, writer: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, detector: { type: "string", maxLength: 128 }, partial: { description: "Hash of the armed step and the captured values; empty for an open.", type: "string", pattern: "^([0-9a-f]{32})?$" }, issuedAt: { description: "Append time of the source record, ms.", type: "integer", minimum: 0, maximum: 9007199254740991 }, notBefore: { type: "integer", minimum: 0, maximum: 9007199254740991 }, expiresAt: { type: "integer", minimum: 0, maximum: 9007199254740991 }, supersedes: { type: "string", pattern: "^[0-9a-f]{32}$" } } }, pattern38 = new RegExp("^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$", "u"), pattern45 = new RegExp("^([0-9a-f]{32})?$", "u");
var schema34 = { title: "Predicate", description: "A test of one call; total, no side effects.", oneOf: [{ title: "CanPredicate", description: "The tool has the capability.", type: "object", additionalProperties: !1, required: ["op", "capability"], properties: { op: { const: "can" }, capability: { description: "Capability, or a family: egress.*", type: "string", pattern: "^[a-z]+(\\.([a-z]+|\\*))?$" } } }, { title: "HasPredicate", description: "The content has the label.", type: "object", additionalProperties: !1, required: ["op", "side", "label"], properties: { op: { const: "has" }, side: { type: "string", enum: ["arguments", "result"] }, label: { description: "Label, or a family: secret.*", type: "string", pattern: "^[a-z-]+(\\.([a-z-]+|\\*))?$" } } }, { title: "AllPredicate", description: "All hold.", type: "object", additionalProperties: !1, required: ["op", "of"], properties: { op: { const: "all" }, of: { type: "array", maxItems: 16, minItems: 1, items: { $ref: "#/$defs/Predicate" } } } }, { title: "AnyPredicate", description: "One holds.", type: "object", additionalProperties: !1, required: ["op", "of"], properties: { op: { const: "any" }, of: { type: "array", maxItems: 16, minItems: 1, items: { $ref: "#/$defs/Predicate" } } } }, { title: "NotPredicate", description: "It does not hold.", type: "object", additionalProperties: !1, required: ["op", "of"], properties: { op: { const: "not" }, of: { $ref: "#/$defs/Predicate" } } }] }, pattern40 = new RegExp("^[a-z]+(\\.([a-z]+|\\*))?$", "u"), pattern41 = new RegExp("^[a-z-]+(\\.([a-z-]+|\\*))?$", "u"), wrapper0 = { validate: validate77 };
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate77.evaluated;
  evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0);
  let _errs0 = errors, valid0 = !1, passing0 = null, _errs1 = errors;
  if (errors === _errs1)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.op === void 0 || !func0.call(data, "op")) && (missing0 = "op") || (data.capability === void 0 || !func0.call(data, "capability")) && (missing0 = "capability")) {
        let err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      } else {
        let _errs3 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "op" || key0 === "capability")) {
            let err1 = { instancePath, schemaPath: "#/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            break;
          }
        if (_errs3 === errors) {
          if (data.op !== void 0 && func0.call(data, "op")) {
            let _errs4 = errors;
            if (data.op !== "can") {
              let err2 = { instancePath: instancePath + "/op", schemaPath: "#/oneOf/0/properties/op/const", keyword: "const", params: { allowedValue: "can" }, message: "must be equal to constant" };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
            var valid1 = _errs4 === errors;
          } else
            var valid1 = !0;
          if (valid1)
            if (data.capability !== void 0 && func0.call(data, "capability")) {
              let data1 = data.capability, _errs5 = errors;
              if (errors === _errs5)
                if (typeof data1 == "string") {
                  if (!pattern40.test(data1)) {
                    let err3 = { instancePath: instancePath + "/capability", schemaPath: "#/oneOf/0/properties/capability/pattern", keyword: "pattern", params: { pattern: "^[a-z]+(\\.([a-z]+|\\*))?$" }, message: 'must match pattern "^[a-z]+(\\.([a-z]+|\\*))?$"' };
                    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                  }
                } else {
                  let err4 = { instancePath: instancePath + "/capability", schemaPath: "#/oneOf/0/properties/capability/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                }
              var valid1 = _errs5 === errors;
            } else
              var valid1 = !0;
        }
      }
    } else {
      let err5 = { instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = !0, passing0 = 0;
    var props0 = !0;
  }
  let _errs7 = errors;
  if (errors === _errs7)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing1;
      if ((data.op === void 0 || !func0.call(data, "op")) && (missing1 = "op") || (data.side === void 0 || !func0.call(data, "side")) && (missing1 = "side") || (data.label === void 0 || !func0.call(data, "label")) && (missing1 = "label")) {
        let err6 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      } else {
        let _errs9 = errors;
        for (let key1 of Object.keys(data))
          if (!(key1 === "op" || key1 === "side" || key1 === "label")) {
            let err7 = { instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
            break;
          }
        if (_errs9 === errors) {
          if (data.op !== void 0 && func0.call(data, "op")) {
            let _errs10 = errors;
            if (data.op !== "has") {
              let err8 = { instancePath: instancePath + "/op", schemaPath: "#/oneOf/1/properties/op/const", keyword: "const", params: { allowedValue: "has" }, message: "must be equal to constant" };
              vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
            }
            var valid2 = _errs10 === errors;
          } else
            var valid2 = !0;
          if (valid2) {
            if (data.side !== void 0 && func0.call(data, "side")) {
              let data3 = data.side, _errs11 = errors;
              if (typeof data3 != "string") {
                let err9 = { instancePath: instancePath + "/side", schemaPath: "#/oneOf/1/properties/side/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
              }
              if (!(data3 === "arguments" || data3 === "result")) {
                let err10 = { instancePath: instancePath + "/side", schemaPath: "#/oneOf/1/properties/side/enum", keyword: "enum", params: { allowedValues: schema34.oneOf[1].properties.side.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
              }
              var valid2 = _errs11 === errors;
            } else
              var valid2 = !0;
            if (valid2)
              if (data.label !== void 0 && func0.call(data, "label")) {
                let data4 = data.label, _errs13 = errors;
                if (errors === _errs13)
                  if (typeof data4 == "string") {
                    if (!pattern41.test(data4)) {
                      let err11 = { instancePath: instancePath + "/label", schemaPath: "#/oneOf/1/properties/label/pattern", keyword: "pattern", params: { pattern: "^[a-z-]+(\\.([a-z-]+|\\*))?$" }, message: 'must match pattern "^[a-z-]+(\\.([a-z-]+|\\*))?$"' };
                      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                    }
                  } else {
                    let err12 = { instancePath: instancePath + "/label", schemaPath: "#/oneOf/1/properties/label/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                  }
                var valid2 = _errs13 === errors;
              } else
                var valid2 = !0;
          }
        }
      }
    } else {
      let err13 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
    }
  var _valid0 = _errs7 === errors;
  if (_valid0 && valid0)
    valid0 = !1, passing0 = [passing0, 1];
  else {
    _valid0 && (valid0 = !0, passing0 = 1, props0 !== !0 && (props0 = !0));
    let _errs15 = errors;
    if (errors === _errs15)
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing2;
        if ((data.op === void 0 || !func0.call(data, "op")) && (missing2 = "op") || (data.of === void 0 || !func0.call(data, "of")) && (missing2 = "of")) {
          let err14 = { instancePath, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        } else {
          let _errs17 = errors;
          for (let key2 of Object.keys(data))
            if (!(key2 === "op" || key2 === "of")) {
              let err15 = { instancePath, schemaPath: "#/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
              vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
              break;
            }
          if (_errs17 === errors) {
            if (data.op !== void 0 && func0.call(data, "op")) {
              let _errs18 = errors;
              if (data.op !== "all") {
                let err16 = { instancePath: instancePath + "/op", schemaPath: "#/oneOf/2/properties/op/const", keyword: "const", params: { allowedValue: "all" }, message: "must be equal to constant" };
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
              }
              var valid3 = _errs18 === errors;
            } else
              var valid3 = !0;
            if (valid3)
              if (data.of !== void 0 && func0.call(data, "of")) {
                let data6 = data.of, _errs19 = errors;
                if (errors === _errs19)
                  if (Array.isArray(data6))
                    if (data6.length > 16) {
                      let err17 = { instancePath: instancePath + "/of", schemaPath: "#/oneOf/2/properties/of/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" };
                      vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                    } else if (data6.length < 1) {
                      let err18 = { instancePath: instancePath + "/of", schemaPath: "#/oneOf/2/properties/of/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                    } else {
                      var valid4 = !0;
                      let len0 = data6.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let _errs21 = errors;
                        wrapper0.validate(data6[i0], { instancePath: instancePath + "/of/" + i0, parentData: data6, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
                        var valid4 = _errs21 === errors;
                        if (!valid4)
                          break;
                      }
                    }
                  else {
                    let err19 = { instancePath: instancePath + "/of", schemaPath: "#/oneOf/2/properties/of/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                  }
                var valid3 = _errs19 === errors;
              } else
                var valid3 = !0;
          }
        }
      } else {
        let err20 = { instancePath, schemaPath: "#/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    var _valid0 = _errs15 === errors;
    if (_valid0 && valid0)
      valid0 = !1, passing0 = [passing0, 2];
    else {
      _valid0 && (valid0 = !0, passing0 = 2, props0 !== !0 && (props0 = !0));
      let _errs22 = errors;
      if (errors === _errs22)
        if (data && typeof data == "object" && !Array.isArray(data)) {
          let missing3;
          if ((data.op === void 0 || !func0.call(data, "op")) && (missing3 = "op") || (data.of === void 0 || !func0.call(data, "of")) && (missing3 = "of")) {
            let err21 = { instancePath, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" };
            vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
          } else {
            let _errs24 = errors;
            for (let key3 of Object.keys(data))
              if (!(key3 === "op" || key3 === "of")) {
                let err22 = { instancePath, schemaPath: "#/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                break;
              }
            if (_errs24 === errors) {
              if (data.op !== void 0 && func0.call(data, "op")) {
                let _errs25 = errors;
                if (data.op !== "any") {
                  let err23 = { instancePath: instancePath + "/op", schemaPath: "#/oneOf/3/properties/op/const", keyword: "const", params: { allowedValue: "any" }, message: "must be equal to constant" };
                  vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                }
                var valid5 = _errs25 === errors;
              } else
                var valid5 = !0;
              if (valid5)
                if (data.of !== void 0 && func0.call(data, "of")) {
                  let data9 = data.of, _errs26 = errors;
                  if (errors === _errs26)
                    if (Array.isArray(data9))
                      if (data9.length > 16) {
                        let err24 = { instancePath: instancePath + "/of", schemaPath: "#/oneOf/3/properties/of/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" };
                        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                      } else if (data9.length < 1) {
                        let err25 = { instancePath: instancePath + "/of", schemaPath: "#/oneOf/3/properties/of/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                      } else {
                        var valid6 = !0;
                        let len1 = data9.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let _errs28 = errors;
                          wrapper0.validate(data9[i1], { instancePath: instancePath + "/of/" + i1, parentData: data9, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
                          var valid6 = _errs28 === errors;
                          if (!valid6)
                            break;
                        }
                      }
                    else {
                      let err26 = { instancePath: instancePath + "/of", schemaPath: "#/oneOf/3/properties/of/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                      vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                    }
                  var valid5 = _errs26 === errors;
                } else
                  var valid5 = !0;
            }
          }
        } else {
          let err27 = { instancePath, schemaPath: "#/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
      var _valid0 = _errs22 === errors;
      if (_valid0 && valid0)
        valid0 = !1, passing0 = [passing0, 3];
      else {
        _valid0 && (valid0 = !0, passing0 = 3, props0 !== !0 && (props0 = !0));
        let _errs29 = errors;
        if (errors === _errs29)
          if (data && typeof data == "object" && !Array.isArray(data)) {
            let missing4;
            if ((data.op === void 0 || !func0.call(data, "op")) && (missing4 = "op") || (data.of === void 0 || !func0.call(data, "of")) && (missing4 = "of")) {
              let err28 = { instancePath, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" };
              vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
            } else {
              let _errs31 = errors;
              for (let key4 of Object.keys(data))
                if (!(key4 === "op" || key4 === "of")) {
                  let err29 = { instancePath, schemaPath: "#/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                  vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                  break;
                }
              if (_errs31 === errors) {
                if (data.op !== void 0 && func0.call(data, "op")) {
                  let _errs32 = errors;
                  if (data.op !== "not") {
                    let err30 = { instancePath: instancePath + "/op", schemaPath: "#/oneOf/4/properties/op/const", keyword: "const", params: { allowedValue: "not" }, message: "must be equal to constant" };
                    vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                  }
                  var valid7 = _errs32 === errors;
                } else
                  var valid7 = !0;
                if (valid7)
                  if (data.of !== void 0 && func0.call(data, "of")) {
                    let _errs33 = errors;
                    wrapper0.validate(data.of, { instancePath: instancePath + "/of", parentData: data, parentDataProperty: "of", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
                    var valid7 = _errs33 === errors;
                  } else
                    var valid7 = !0;
              }
            }
          } else {
            let err31 = { instancePath, schemaPath: "#/oneOf/4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
          }
        var _valid0 = _errs29 === errors;
        _valid0 && valid0 ? (valid0 = !1, passing0 = [passing0, 4]) : _valid0 && (valid0 = !0, passing0 = 4, props0 !== !0 && (props0 = !0));
      }
    }
  }
  if (valid0)
    errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  else {
    let err32 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
    return vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++, validate77.errors = vErrors, !1;
  }
  return validate77.errors = vErrors, evaluated0.props = props0, errors === 0;
}
validate77.evaluated = { dynamicProps: !0, dynamicItems: !1 };
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.step === void 0 || !func0.call(data, "step")) && (missing0 = "step") || (data.where === void 0 || !func0.call(data, "where")) && (missing0 = "where") || (data.startMs === void 0 || !func0.call(data, "startMs")) && (missing0 = "startMs") || (data.deadlineMs === void 0 || !func0.call(data, "deadlineMs")) && (missing0 = "deadlineMs"))
        return validate76.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "step" || key0 === "where" || key0 === "carries" || key0 === "widened" || key0 === "startMs" || key0 === "deadlineMs")) {
            return validate76.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.step !== void 0 && func0.call(data, "step")) {
            let data0 = data.step, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate76.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate76.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.where !== void 0 && func0.call(data, "where")) {
              let _errs4 = errors;
              validate77(data.where, { instancePath: instancePath + "/where", parentData: data, parentDataProperty: "where", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors), errors = vErrors.length);
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.carries !== void 0 && func0.call(data, "carries")) {
                let data2 = data.carries, _errs5 = errors;
                if (errors === _errs5)
                  if (Array.isArray(data2)) {
                    if (data2.length > 1024)
                      return validate76.errors = [{ instancePath: instancePath + "/carries", schemaPath: "#/properties/carries/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                    {
                      var valid1 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data3 = data2[i0], _errs7 = errors;
                        if (errors === _errs7)
                          if (typeof data3 == "string") {
                            if (!pattern17.test(data3))
                              return validate76.errors = [{ instancePath: instancePath + "/carries/" + i0, schemaPath: "#/properties/carries/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                          } else
                            return validate76.errors = [{ instancePath: instancePath + "/carries/" + i0, schemaPath: "#/properties/carries/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid1 = _errs7 === errors;
                        if (!valid1)
                          break;
                      }
                    }
                  } else
                    return validate76.errors = [{ instancePath: instancePath + "/carries", schemaPath: "#/properties/carries/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.widened !== void 0 && func0.call(data, "widened")) {
                  let _errs9 = errors;
                  if (data.widened !== !0)
                    return validate76.errors = [{ instancePath: instancePath + "/widened", schemaPath: "#/properties/widened/const", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.startMs !== void 0 && func0.call(data, "startMs")) {
                    let data5 = data.startMs, _errs10 = errors;
                    if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                      return validate76.errors = [{ instancePath: instancePath + "/startMs", schemaPath: "#/properties/startMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data5 == "number" && isFinite(data5)) {
                      if (data5 > 9007199254740991 || isNaN(data5))
                        return validate76.errors = [{ instancePath: instancePath + "/startMs", schemaPath: "#/properties/startMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data5 < 0 || isNaN(data5))
                        return validate76.errors = [{ instancePath: instancePath + "/startMs", schemaPath: "#/properties/startMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.deadlineMs !== void 0 && func0.call(data, "deadlineMs")) {
                      let data6 = data.deadlineMs, _errs12 = errors;
                      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                        return validate76.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs12 && typeof data6 == "number" && isFinite(data6)) {
                        if (data6 > 9007199254740991 || isNaN(data6))
                          return validate76.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                        if (data6 < 0 || isNaN(data6))
                          return validate76.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      }
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate76.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate76.errors = vErrors, errors === 0;
}
validate76.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate75.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.spec === void 0 || !func0.call(data, "spec")) && (missing0 = "spec") || (data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.order === void 0 || !func0.call(data, "order")) && (missing0 = "order") || (data.action === void 0 || !func0.call(data, "action")) && (missing0 = "action") || (data.scope === void 0 || !func0.call(data, "scope")) && (missing0 = "scope") || (data.mode === void 0 || !func0.call(data, "mode")) && (missing0 = "mode") || (data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason") || (data.initiator === void 0 || !func0.call(data, "initiator")) && (missing0 = "initiator") || (data.writer === void 0 || !func0.call(data, "writer")) && (missing0 = "writer") || (data.detector === void 0 || !func0.call(data, "detector")) && (missing0 = "detector") || (data.partial === void 0 || !func0.call(data, "partial")) && (missing0 = "partial") || (data.issuedAt === void 0 || !func0.call(data, "issuedAt")) && (missing0 = "issuedAt") || (data.notBefore === void 0 || !func0.call(data, "notBefore")) && (missing0 = "notBefore") || (data.expiresAt === void 0 || !func0.call(data, "expiresAt")) && (missing0 = "expiresAt"))
        return validate75.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema32.properties, key0)) {
            return validate75.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.spec !== void 0 && func0.call(data, "spec")) {
            let _errs2 = errors;
            if (data.spec !== "shearpin.command.v1")
              return validate75.errors = [{ instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.command.v1" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0 && func0.call(data, "id")) {
              let data1 = data.id, _errs3 = errors;
              if (errors === _errs3)
                if (typeof data1 == "string") {
                  if (!pattern5.test(data1))
                    return validate75.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                } else
                  return validate75.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.order !== void 0 && func0.call(data, "order")) {
                let data2 = data.order, _errs5 = errors;
                if (errors === _errs5)
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                    let missing1;
                    if ((data2.incarnation === void 0 || !func0.call(data2, "incarnation")) && (missing1 = "incarnation") || (data2.partition === void 0 || !func0.call(data2, "partition")) && (missing1 = "partition") || (data2.offset === void 0 || !func0.call(data2, "offset")) && (missing1 = "offset") || (data2.index === void 0 || !func0.call(data2, "index")) && (missing1 = "index"))
                      return validate75.errors = [{ instancePath: instancePath + "/order", schemaPath: "#/properties/order/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                    {
                      let _errs7 = errors;
                      for (let key1 of Object.keys(data2))
                        if (!(key1 === "incarnation" || key1 === "partition" || key1 === "offset" || key1 === "index")) {
                          return validate75.errors = [{ instancePath: instancePath + "/order", schemaPath: "#/properties/order/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs7 === errors) {
                        if (data2.incarnation !== void 0 && func0.call(data2, "incarnation")) {
                          let data3 = data2.incarnation, _errs8 = errors;
                          if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                            return validate75.errors = [{ instancePath: instancePath + "/order/incarnation", schemaPath: "#/properties/order/properties/incarnation/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                            if (data3 > 9007199254740991 || isNaN(data3))
                              return validate75.errors = [{ instancePath: instancePath + "/order/incarnation", schemaPath: "#/properties/order/properties/incarnation/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                            if (data3 < 0 || isNaN(data3))
                              return validate75.errors = [{ instancePath: instancePath + "/order/incarnation", schemaPath: "#/properties/order/properties/incarnation/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                          }
                          var valid1 = _errs8 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data2.partition !== void 0 && func0.call(data2, "partition")) {
                            let data4 = data2.partition, _errs10 = errors;
                            if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                              return validate75.errors = [{ instancePath: instancePath + "/order/partition", schemaPath: "#/properties/order/properties/partition/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                            if (errors === _errs10 && typeof data4 == "number" && isFinite(data4)) {
                              if (data4 > 9007199254740991 || isNaN(data4))
                                return validate75.errors = [{ instancePath: instancePath + "/order/partition", schemaPath: "#/properties/order/properties/partition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                              if (data4 < 0 || isNaN(data4))
                                return validate75.errors = [{ instancePath: instancePath + "/order/partition", schemaPath: "#/properties/order/properties/partition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                            }
                            var valid1 = _errs10 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1) {
                            if (data2.offset !== void 0 && func0.call(data2, "offset")) {
                              let data5 = data2.offset, _errs12 = errors;
                              if (errors === _errs12)
                                if (typeof data5 == "string") {
                                  if (!pattern34.test(data5))
                                    return validate75.errors = [{ instancePath: instancePath + "/order/offset", schemaPath: "#/properties/order/properties/offset/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,20}$" }, message: 'must match pattern "^[0-9]{1,20}$"' }], !1;
                                } else
                                  return validate75.errors = [{ instancePath: instancePath + "/order/offset", schemaPath: "#/properties/order/properties/offset/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid1 = _errs12 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1)
                              if (data2.index !== void 0 && func0.call(data2, "index")) {
                                let data6 = data2.index, _errs14 = errors;
                                if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                                  return validate75.errors = [{ instancePath: instancePath + "/order/index", schemaPath: "#/properties/order/properties/index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
                                  if (data6 > 65535 || isNaN(data6))
                                    return validate75.errors = [{ instancePath: instancePath + "/order/index", schemaPath: "#/properties/order/properties/index/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535" }], !1;
                                  if (data6 < 0 || isNaN(data6))
                                    return validate75.errors = [{ instancePath: instancePath + "/order/index", schemaPath: "#/properties/order/properties/index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid1 = _errs14 === errors;
                              } else
                                var valid1 = !0;
                          }
                        }
                      }
                    }
                  } else
                    return validate75.errors = [{ instancePath: instancePath + "/order", schemaPath: "#/properties/order/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.action !== void 0 && func0.call(data, "action")) {
                  let data7 = data.action, _errs16 = errors;
                  if (typeof data7 != "string")
                    return validate75.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  if (!(data7 === "arm" || data7 === "disarm" || data7 === "open" || data7 === "half_open" || data7 === "close" || data7 === "force_open"))
                    return validate75.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/enum", keyword: "enum", params: { allowedValues: schema32.properties.action.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs16 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.scope !== void 0 && func0.call(data, "scope")) {
                    let data8 = data.scope, _errs18 = errors;
                    if (errors === _errs18)
                      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                        let missing2;
                        if ((data8.kind === void 0 || !func0.call(data8, "kind")) && (missing2 = "kind") || (data8.tenant === void 0 || !func0.call(data8, "tenant")) && (missing2 = "tenant") || (data8.id === void 0 || !func0.call(data8, "id")) && (missing2 = "id"))
                          return validate75.errors = [{ instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                        {
                          let _errs20 = errors;
                          for (let key2 of Object.keys(data8))
                            if (!(key2 === "kind" || key2 === "tenant" || key2 === "id")) {
                              return validate75.errors = [{ instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                              break;
                            }
                          if (_errs20 === errors) {
                            if (data8.kind !== void 0 && func0.call(data8, "kind")) {
                              let data9 = data8.kind, _errs21 = errors;
                              if (typeof data9 != "string")
                                return validate75.errors = [{ instancePath: instancePath + "/scope/kind", schemaPath: "#/properties/scope/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              if (!(data9 === "call" || data9 === "session" || data9 === "agent" || data9 === "principal" || data9 === "server" || data9 === "tool" || data9 === "tenant" || data9 === "global"))
                                return validate75.errors = [{ instancePath: instancePath + "/scope/kind", schemaPath: "#/properties/scope/properties/kind/enum", keyword: "enum", params: { allowedValues: schema32.properties.scope.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
                              var valid2 = _errs21 === errors;
                            } else
                              var valid2 = !0;
                            if (valid2) {
                              if (data8.tenant !== void 0 && func0.call(data8, "tenant")) {
                                let data10 = data8.tenant, _errs23 = errors;
                                if (errors === _errs23)
                                  if (typeof data10 == "string") {
                                    if (!pattern38.test(data10))
                                      return validate75.errors = [{ instancePath: instancePath + "/scope/tenant", schemaPath: "#/properties/scope/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$" }, message: 'must match pattern "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$"' }], !1;
                                  } else
                                    return validate75.errors = [{ instancePath: instancePath + "/scope/tenant", schemaPath: "#/properties/scope/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                var valid2 = _errs23 === errors;
                              } else
                                var valid2 = !0;
                              if (valid2)
                                if (data8.id !== void 0 && func0.call(data8, "id")) {
                                  let data11 = data8.id, _errs25 = errors;
                                  if (errors === _errs25)
                                    if (typeof data11 == "string") {
                                      if (func88(data11) > 256)
                                        return validate75.errors = [{ instancePath: instancePath + "/scope/id", schemaPath: "#/properties/scope/properties/id/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                                      if (func88(data11) < 1)
                                        return validate75.errors = [{ instancePath: instancePath + "/scope/id", schemaPath: "#/properties/scope/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                    } else
                                      return validate75.errors = [{ instancePath: instancePath + "/scope/id", schemaPath: "#/properties/scope/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid2 = _errs25 === errors;
                                } else
                                  var valid2 = !0;
                            }
                          }
                        }
                      } else
                        return validate75.errors = [{ instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                    var valid0 = _errs18 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.mode !== void 0 && func0.call(data, "mode")) {
                      let data12 = data.mode, _errs27 = errors;
                      if (typeof data12 != "string")
                        return validate75.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      if (!(data12 === "deny" || data12 === "deny_egress" || data12 === "require_approval" || data12 === "throttle"))
                        return validate75.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema32.properties.mode.enum }, message: "must be equal to one of the allowed values" }], !1;
                      var valid0 = _errs27 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.condition !== void 0 && func0.call(data, "condition")) {
                        let _errs29 = errors;
                        validate76(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors), errors = vErrors.length);
                        var valid0 = _errs29 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.probes !== void 0 && func0.call(data, "probes")) {
                          let data14 = data.probes, _errs30 = errors;
                          if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14)))
                            return validate75.errors = [{ instancePath: instancePath + "/probes", schemaPath: "#/properties/probes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs30 && typeof data14 == "number" && isFinite(data14)) {
                            if (data14 > 1e3 || isNaN(data14))
                              return validate75.errors = [{ instancePath: instancePath + "/probes", schemaPath: "#/properties/probes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" }], !1;
                            if (data14 < 1 || isNaN(data14))
                              return validate75.errors = [{ instancePath: instancePath + "/probes", schemaPath: "#/properties/probes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                          }
                          var valid0 = _errs30 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.reason !== void 0 && func0.call(data, "reason")) {
                            let data15 = data.reason, _errs32 = errors;
                            if (errors === _errs32)
                              if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                                let missing3;
                                if ((data15.code === void 0 || !func0.call(data15, "code")) && (missing3 = "code") || (data15.text === void 0 || !func0.call(data15, "text")) && (missing3 = "text") || (data15.detector === void 0 || !func0.call(data15, "detector")) && (missing3 = "detector"))
                                  return validate75.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }], !1;
                                {
                                  let _errs34 = errors;
                                  for (let key3 of Object.keys(data15))
                                    if (!(key3 === "code" || key3 === "text" || key3 === "alert" || key3 === "detector")) {
                                      return validate75.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }], !1;
                                      break;
                                    }
                                  if (_errs34 === errors) {
                                    if (data15.code !== void 0 && func0.call(data15, "code")) {
                                      let data16 = data15.code, _errs35 = errors;
                                      if (typeof data16 != "string")
                                        return validate75.errors = [{ instancePath: instancePath + "/reason/code", schemaPath: "#/properties/reason/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      if (!(data16 === "sequence-armed" || data16 === "sequence-closed" || data16 === "ceiling-exceeded" || data16 === "withdrawn" || data16 === "operator"))
                                        return validate75.errors = [{ instancePath: instancePath + "/reason/code", schemaPath: "#/properties/reason/properties/code/enum", keyword: "enum", params: { allowedValues: schema32.properties.reason.properties.code.enum }, message: "must be equal to one of the allowed values" }], !1;
                                      var valid3 = _errs35 === errors;
                                    } else
                                      var valid3 = !0;
                                    if (valid3) {
                                      if (data15.text !== void 0 && func0.call(data15, "text")) {
                                        let data17 = data15.text, _errs37 = errors;
                                        if (errors === _errs37)
                                          if (typeof data17 == "string") {
                                            if (func88(data17) > 256)
                                              return validate75.errors = [{ instancePath: instancePath + "/reason/text", schemaPath: "#/properties/reason/properties/text/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                                          } else
                                            return validate75.errors = [{ instancePath: instancePath + "/reason/text", schemaPath: "#/properties/reason/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid3 = _errs37 === errors;
                                      } else
                                        var valid3 = !0;
                                      if (valid3) {
                                        if (data15.alert !== void 0 && func0.call(data15, "alert")) {
                                          let data18 = data15.alert, _errs39 = errors;
                                          if (errors === _errs39)
                                            if (typeof data18 == "string") {
                                              if (!pattern5.test(data18))
                                                return validate75.errors = [{ instancePath: instancePath + "/reason/alert", schemaPath: "#/properties/reason/properties/alert/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                            } else
                                              return validate75.errors = [{ instancePath: instancePath + "/reason/alert", schemaPath: "#/properties/reason/properties/alert/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid3 = _errs39 === errors;
                                        } else
                                          var valid3 = !0;
                                        if (valid3)
                                          if (data15.detector !== void 0 && func0.call(data15, "detector")) {
                                            let data19 = data15.detector, _errs41 = errors;
                                            if (errors === _errs41)
                                              if (typeof data19 == "string") {
                                                if (func88(data19) > 128)
                                                  return validate75.errors = [{ instancePath: instancePath + "/reason/detector", schemaPath: "#/properties/reason/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                              } else
                                                return validate75.errors = [{ instancePath: instancePath + "/reason/detector", schemaPath: "#/properties/reason/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            var valid3 = _errs41 === errors;
                                          } else
                                            var valid3 = !0;
                                      }
                                    }
                                  }
                                }
                              } else
                                return validate75.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                            var valid0 = _errs32 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.initiator !== void 0 && func0.call(data, "initiator")) {
                              let data20 = data.initiator, _errs43 = errors;
                              if (typeof data20 != "string")
                                return validate75.errors = [{ instancePath: instancePath + "/initiator", schemaPath: "#/properties/initiator/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              if (!(data20 === "policy" || data20 === "person"))
                                return validate75.errors = [{ instancePath: instancePath + "/initiator", schemaPath: "#/properties/initiator/enum", keyword: "enum", params: { allowedValues: schema32.properties.initiator.enum }, message: "must be equal to one of the allowed values" }], !1;
                              var valid0 = _errs43 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.who !== void 0 && func0.call(data, "who")) {
                                let data21 = data.who, _errs45 = errors;
                                if (errors === _errs45)
                                  if (typeof data21 == "string") {
                                    if (func88(data21) > 128)
                                      return validate75.errors = [{ instancePath: instancePath + "/who", schemaPath: "#/properties/who/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                  } else
                                    return validate75.errors = [{ instancePath: instancePath + "/who", schemaPath: "#/properties/who/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                var valid0 = _errs45 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.writer !== void 0 && func0.call(data, "writer")) {
                                  let data22 = data.writer, _errs47 = errors;
                                  if (errors === _errs47)
                                    if (typeof data22 == "string") {
                                      if (!pattern4.test(data22))
                                        return validate75.errors = [{ instancePath: instancePath + "/writer", schemaPath: "#/properties/writer/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                                    } else
                                      return validate75.errors = [{ instancePath: instancePath + "/writer", schemaPath: "#/properties/writer/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid0 = _errs47 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.detector !== void 0 && func0.call(data, "detector")) {
                                    let data23 = data.detector, _errs49 = errors;
                                    if (errors === _errs49)
                                      if (typeof data23 == "string") {
                                        if (func88(data23) > 128)
                                          return validate75.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                      } else
                                        return validate75.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid0 = _errs49 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.partial !== void 0 && func0.call(data, "partial")) {
                                      let data24 = data.partial, _errs51 = errors;
                                      if (errors === _errs51)
                                        if (typeof data24 == "string") {
                                          if (!pattern45.test(data24))
                                            return validate75.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]{32})?$" }, message: 'must match pattern "^([0-9a-f]{32})?$"' }], !1;
                                        } else
                                          return validate75.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid0 = _errs51 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.issuedAt !== void 0 && func0.call(data, "issuedAt")) {
                                        let data25 = data.issuedAt, _errs53 = errors;
                                        if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25)))
                                          return validate75.errors = [{ instancePath: instancePath + "/issuedAt", schemaPath: "#/properties/issuedAt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                        if (errors === _errs53 && typeof data25 == "number" && isFinite(data25)) {
                                          if (data25 > 9007199254740991 || isNaN(data25))
                                            return validate75.errors = [{ instancePath: instancePath + "/issuedAt", schemaPath: "#/properties/issuedAt/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                          if (data25 < 0 || isNaN(data25))
                                            return validate75.errors = [{ instancePath: instancePath + "/issuedAt", schemaPath: "#/properties/issuedAt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                        }
                                        var valid0 = _errs53 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.notBefore !== void 0 && func0.call(data, "notBefore")) {
                                          let data26 = data.notBefore, _errs55 = errors;
                                          if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26)))
                                            return validate75.errors = [{ instancePath: instancePath + "/notBefore", schemaPath: "#/properties/notBefore/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                          if (errors === _errs55 && typeof data26 == "number" && isFinite(data26)) {
                                            if (data26 > 9007199254740991 || isNaN(data26))
                                              return validate75.errors = [{ instancePath: instancePath + "/notBefore", schemaPath: "#/properties/notBefore/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                            if (data26 < 0 || isNaN(data26))
                                              return validate75.errors = [{ instancePath: instancePath + "/notBefore", schemaPath: "#/properties/notBefore/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                          }
                                          var valid0 = _errs55 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.expiresAt !== void 0 && func0.call(data, "expiresAt")) {
                                            let data27 = data.expiresAt, _errs57 = errors;
                                            if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27)))
                                              return validate75.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                            if (errors === _errs57 && typeof data27 == "number" && isFinite(data27)) {
                                              if (data27 > 9007199254740991 || isNaN(data27))
                                                return validate75.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                              if (data27 < 0 || isNaN(data27))
                                                return validate75.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                            }
                                            var valid0 = _errs57 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0)
                                            if (data.supersedes !== void 0 && func0.call(data, "supersedes")) {
                                              let data28 = data.supersedes, _errs59 = errors;
                                              if (errors === _errs59)
                                                if (typeof data28 == "string") {
                                                  if (!pattern5.test(data28))
                                                    return validate75.errors = [{ instancePath: instancePath + "/supersedes", schemaPath: "#/properties/supersedes/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                                } else
                                                  return validate75.errors = [{ instancePath: instancePath + "/supersedes", schemaPath: "#/properties/supersedes/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                              var valid0 = _errs59 === errors;
                                            } else
                                              var valid0 = !0;
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate75.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate75.errors = vErrors, errors === 0;
}
validate75.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCondition = validate76, validateDetectorTest = validate80;
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), !(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data)))
    return validate81.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
  if (errors === 0 && typeof data == "number" && isFinite(data)) {
    if (data > 1e4 || isNaN(data))
      return validate81.errors = [{ instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000" }], !1;
    if (data < 1 || isNaN(data))
      return validate81.errors = [{ instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
  }
  return validate81.errors = vErrors, errors === 0;
}
validate81.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate80(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate80.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.title === void 0 || !func0.call(data, "title")) && (missing0 = "title") || (data.trace === void 0 || !func0.call(data, "trace")) && (missing0 = "trace") || (data.fires === void 0 || !func0.call(data, "fires")) && (missing0 = "fires"))
        return validate80.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "title" || key0 === "trace" || key0 === "fires" || key0 === "evidence" || key0 === "armed" || key0 === "refused" || key0 === "late" || key0 === "withdrawn")) {
            return validate80.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.title !== void 0 && func0.call(data, "title")) {
            let data0 = data.title, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func88(data0) > 256)
                  return validate80.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                if (func88(data0) < 1)
                  return validate80.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate80.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.trace !== void 0 && func0.call(data, "trace")) {
              let data1 = data.trace, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func88(data1) > 1e6)
                    return validate80.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/maxLength", keyword: "maxLength", params: { limit: 1e6 }, message: "must NOT have more than 1000000 characters" }], !1;
                  if (func88(data1) < 1)
                    return validate80.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate80.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.fires !== void 0 && func0.call(data, "fires")) {
                let data2 = data.fires, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    if (data2.length > 1024)
                      return validate80.errors = [{ instancePath: instancePath + "/fires", schemaPath: "#/properties/fires/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                    {
                      var valid1 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let _errs8 = errors;
                        validate81(data2[i0], { instancePath: instancePath + "/fires/" + i0, parentData: data2, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                        var valid1 = _errs8 === errors;
                        if (!valid1)
                          break;
                      }
                    }
                  } else
                    return validate80.errors = [{ instancePath: instancePath + "/fires", schemaPath: "#/properties/fires/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.evidence !== void 0 && func0.call(data, "evidence")) {
                  let data4 = data.evidence, _errs9 = errors;
                  if (errors === _errs9)
                    if (Array.isArray(data4)) {
                      if (data4.length > 1024)
                        return validate80.errors = [{ instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                      {
                        var valid2 = !0;
                        let len1 = data4.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data5 = data4[i1], _errs11 = errors;
                          if (errors === _errs11)
                            if (data5 && typeof data5 == "object" && !Array.isArray(data5))
                              for (let key1 of Object.keys(data5)) {
                                let _errs14 = errors;
                                validate81(data5[key1], { instancePath: instancePath + "/evidence/" + i1 + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data5, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                                var valid3 = _errs14 === errors;
                                if (!valid3)
                                  break;
                              }
                            else
                              return validate80.errors = [{ instancePath: instancePath + "/evidence/" + i1, schemaPath: "#/properties/evidence/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                          var valid2 = _errs11 === errors;
                          if (!valid2)
                            break;
                        }
                      }
                    } else
                      return validate80.errors = [{ instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.armed !== void 0 && func0.call(data, "armed")) {
                    let data7 = data.armed, _errs15 = errors;
                    if (errors === _errs15)
                      if (Array.isArray(data7)) {
                        if (data7.length > 1024)
                          return validate80.errors = [{ instancePath: instancePath + "/armed", schemaPath: "#/properties/armed/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                        {
                          var valid4 = !0;
                          let len2 = data7.length;
                          for (let i2 = 0; i2 < len2; i2++) {
                            let data8 = data7[i2], _errs17 = errors;
                            if (errors === _errs17)
                              if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                                let missing1;
                                if ((data8.after === void 0 || !func0.call(data8, "after")) && (missing1 = "after") || (data8.step === void 0 || !func0.call(data8, "step")) && (missing1 = "step"))
                                  return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2, schemaPath: "#/properties/armed/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                {
                                  let _errs19 = errors;
                                  for (let key2 of Object.keys(data8))
                                    if (!(key2 === "after" || key2 === "step" || key2 === "values")) {
                                      return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2, schemaPath: "#/properties/armed/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                      break;
                                    }
                                  if (_errs19 === errors) {
                                    if (data8.after !== void 0 && func0.call(data8, "after")) {
                                      let _errs20 = errors;
                                      validate81(data8.after, { instancePath: instancePath + "/armed/" + i2 + "/after", parentData: data8, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                                      var valid5 = _errs20 === errors;
                                    } else
                                      var valid5 = !0;
                                    if (valid5) {
                                      if (data8.step !== void 0 && func0.call(data8, "step")) {
                                        let data10 = data8.step, _errs21 = errors;
                                        if (errors === _errs21)
                                          if (typeof data10 == "string") {
                                            if (func88(data10) > 64)
                                              return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2 + "/step", schemaPath: "#/properties/armed/items/properties/step/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
                                            if (func88(data10) < 1)
                                              return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2 + "/step", schemaPath: "#/properties/armed/items/properties/step/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                          } else
                                            return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2 + "/step", schemaPath: "#/properties/armed/items/properties/step/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid5 = _errs21 === errors;
                                      } else
                                        var valid5 = !0;
                                      if (valid5)
                                        if (data8.values !== void 0 && func0.call(data8, "values")) {
                                          let data11 = data8.values, _errs23 = errors;
                                          if (errors === _errs23)
                                            if (Array.isArray(data11)) {
                                              if (data11.length > 1024)
                                                return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2 + "/values", schemaPath: "#/properties/armed/items/properties/values/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                                              {
                                                var valid6 = !0;
                                                let len3 = data11.length;
                                                for (let i3 = 0; i3 < len3; i3++) {
                                                  let data12 = data11[i3], _errs25 = errors;
                                                  if (errors === _errs25)
                                                    if (typeof data12 == "string") {
                                                      if (func88(data12) > 64)
                                                        return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2 + "/values/" + i3, schemaPath: "#/properties/armed/items/properties/values/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
                                                      if (func88(data12) < 1)
                                                        return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2 + "/values/" + i3, schemaPath: "#/properties/armed/items/properties/values/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                    } else
                                                      return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2 + "/values/" + i3, schemaPath: "#/properties/armed/items/properties/values/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                  var valid6 = _errs25 === errors;
                                                  if (!valid6)
                                                    break;
                                                }
                                              }
                                            } else
                                              return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2 + "/values", schemaPath: "#/properties/armed/items/properties/values/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                          var valid5 = _errs23 === errors;
                                        } else
                                          var valid5 = !0;
                                    }
                                  }
                                }
                              } else
                                return validate80.errors = [{ instancePath: instancePath + "/armed/" + i2, schemaPath: "#/properties/armed/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                            var valid4 = _errs17 === errors;
                            if (!valid4)
                              break;
                          }
                        }
                      } else
                        return validate80.errors = [{ instancePath: instancePath + "/armed", schemaPath: "#/properties/armed/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs15 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.refused !== void 0 && func0.call(data, "refused")) {
                      let data13 = data.refused, _errs27 = errors;
                      if (errors === _errs27)
                        if (Array.isArray(data13)) {
                          if (data13.length > 1024)
                            return validate80.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                          {
                            var valid7 = !0;
                            let len4 = data13.length;
                            for (let i4 = 0; i4 < len4; i4++) {
                              let _errs29 = errors;
                              validate81(data13[i4], { instancePath: instancePath + "/refused/" + i4, parentData: data13, parentDataProperty: i4, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                              var valid7 = _errs29 === errors;
                              if (!valid7)
                                break;
                            }
                          }
                        } else
                          return validate80.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                      var valid0 = _errs27 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.late !== void 0 && func0.call(data, "late")) {
                        let data15 = data.late, _errs30 = errors;
                        if (errors === _errs30)
                          if (Array.isArray(data15)) {
                            if (data15.length > 1024)
                              return validate80.errors = [{ instancePath: instancePath + "/late", schemaPath: "#/properties/late/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                            {
                              var valid8 = !0;
                              let len5 = data15.length;
                              for (let i5 = 0; i5 < len5; i5++) {
                                let _errs32 = errors;
                                validate81(data15[i5], { instancePath: instancePath + "/late/" + i5, parentData: data15, parentDataProperty: i5, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                                var valid8 = _errs32 === errors;
                                if (!valid8)
                                  break;
                              }
                            }
                          } else
                            return validate80.errors = [{ instancePath: instancePath + "/late", schemaPath: "#/properties/late/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                        var valid0 = _errs30 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0)
                        if (data.withdrawn !== void 0 && func0.call(data, "withdrawn")) {
                          let data17 = data.withdrawn, _errs33 = errors;
                          if (errors === _errs33)
                            if (Array.isArray(data17)) {
                              if (data17.length > 1024)
                                return validate80.errors = [{ instancePath: instancePath + "/withdrawn", schemaPath: "#/properties/withdrawn/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                              {
                                var valid9 = !0;
                                let len6 = data17.length;
                                for (let i6 = 0; i6 < len6; i6++) {
                                  let _errs35 = errors;
                                  validate81(data17[i6], { instancePath: instancePath + "/withdrawn/" + i6, parentData: data17, parentDataProperty: i6, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                                  var valid9 = _errs35 === errors;
                                  if (!valid9)
                                    break;
                                }
                              }
                            } else
                              return validate80.errors = [{ instancePath: instancePath + "/withdrawn", schemaPath: "#/properties/withdrawn/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs33 === errors;
                        } else
                          var valid0 = !0;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate80.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate80.errors = vErrors, errors === 0;
}
validate80.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateApproval = validate88, schema37 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/approval.v1.schema.json", title: "Approval", description: "A held call: asked for, granted or denied. Type shearpin.approval.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "call", "command", "decision"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, call: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, command: { description: "The command that holds the call.", type: "string", pattern: "^[0-9a-f]{32}$" }, decision: { type: "string", enum: ["asked", "granted", "denied", "expired"] }, deadlineMs: { description: "When the hold ends.", type: "integer", minimum: 0, maximum: 9007199254740991 } } };
function validate90(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate90.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate90.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate90.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate90.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate90.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate90.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate90.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate90.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate90.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate90.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate90.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate90.errors = vErrors, errors === 0;
}
validate90.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema40 = { title: "Session", description: "The correlation key and how it was found.", type: "object", additionalProperties: !1, required: ["key", "method", "confidence"], properties: { key: { description: "Correlation key, namespaced by the principal: principal, method, hash.", type: "string", pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, method: { description: "What tied the call to this session.", type: "string", enum: ["host", "legacy", "trace", "handle", "value", "process", "principal"] }, confidence: { description: "How sure the gateway is, 0 to 1.", type: "number", minimum: 0, maximum: 1 }, alias: { description: "The key that this call would have had alone, when it was joined to an older session.", type: "string", pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" } } }, pattern51 = new RegExp("^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$", "u");
function validate92(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate92.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate92.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate92.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern51.test(data0))
                  return validate92.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate92.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate92.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate92.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema40.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate92.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate92.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate92.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern51.test(data3))
                        return validate92.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate92.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate92.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate92.errors = vErrors, errors === 0;
}
validate92.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate88.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.call === void 0 || !func0.call(data, "call")) && (missing0 = "call") || (data.command === void 0 || !func0.call(data, "command")) && (missing0 = "command") || (data.decision === void 0 || !func0.call(data, "decision")) && (missing0 = "decision"))
        return validate88.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema37.properties, key0)) {
            return validate88.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate88.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate88.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate88.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate88.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate88.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate88.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate88.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate90(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate92(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.call !== void 0 && func0.call(data, "call")) {
                      let data5 = data.call, _errs10 = errors;
                      if (errors === _errs10)
                        if (typeof data5 == "string") {
                          if (!pattern8.test(data5))
                            return validate88.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                        } else
                          return validate88.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.command !== void 0 && func0.call(data, "command")) {
                        let data6 = data.command, _errs12 = errors;
                        if (errors === _errs12)
                          if (typeof data6 == "string") {
                            if (!pattern5.test(data6))
                              return validate88.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                          } else
                            return validate88.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs12 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.decision !== void 0 && func0.call(data, "decision")) {
                          let data7 = data.decision, _errs14 = errors;
                          if (typeof data7 != "string")
                            return validate88.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          if (!(data7 === "asked" || data7 === "granted" || data7 === "denied" || data7 === "expired"))
                            return validate88.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/enum", keyword: "enum", params: { allowedValues: schema37.properties.decision.enum }, message: "must be equal to one of the allowed values" }], !1;
                          var valid0 = _errs14 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0)
                          if (data.deadlineMs !== void 0 && func0.call(data, "deadlineMs")) {
                            let data8 = data.deadlineMs, _errs16 = errors;
                            if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                              return validate88.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                            if (errors === _errs16 && typeof data8 == "number" && isFinite(data8)) {
                              if (data8 > 9007199254740991 || isNaN(data8))
                                return validate88.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                              if (data8 < 0 || isNaN(data8))
                                return validate88.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                            }
                            var valid0 = _errs16 === errors;
                          } else
                            var valid0 = !0;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate88.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate88.errors = vErrors, errors === 0;
}
validate88.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCallCompleted = validate94, schema41 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/call-completed.v1.schema.json", title: "CallCompleted", description: "The end of a call: answered, refused, cancelled or lost. Type shearpin.call.completed.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "call", "principal", "agent", "server", "method", "protocol", "target", "capabilities", "outcome", "latencyMs"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, call: { description: "The call: both of its events carry the same id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, trace: { description: "Keyed hash of the trace id.", type: "string", pattern: "^[0-9a-f]{16}$" }, principal: { $ref: "parts.v1.schema.json#/$defs/Principal" }, delegation: { $ref: "parts.v1.schema.json#/$defs/Delegation" }, token: { $ref: "parts.v1.schema.json#/$defs/Token" }, agent: { $ref: "parts.v1.schema.json#/$defs/Agent" }, client: { description: "Keyed hash of the client's unverified name; decides nothing.", type: "string", pattern: "^[0-9a-f]{16}$" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, method: { description: "MCP method, or 'other'.", type: "string", pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$", maxLength: 64 }, protocol: { description: "MCP revision, or 'unknown'.", type: "string", pattern: "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, target: { $ref: "parts.v1.schema.json#/$defs/Target" }, capabilities: { type: "array", maxItems: 16, items: { $ref: "parts.v1.schema.json#/$defs/Capability" } }, requestedAtMs: { description: "Event time of the request.", type: "integer", minimum: 0, maximum: 9007199254740991 }, outcome: { description: "answered: the server's answer went on; refused: by the gateway; cancelled: by the client; lost: the server went away.", type: "string", enum: ["answered", "refused", "cancelled", "lost"] }, latencyMs: { type: "number", minimum: 0 }, result: { $ref: "parts.v1.schema.json#/$defs/Result" }, verdict: { $ref: "parts.v1.schema.json#/$defs/Verdict" } } }, pattern72 = new RegExp("^[a-z]+(/[a-zA-Z_]+){0,3}$", "u"), pattern73 = new RegExp("^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$", "u");
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate95.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate95.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate95.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate95.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate95.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate95.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate95.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate95.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate95.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate95.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate95.errors = vErrors, errors === 0;
}
validate95.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate97.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate97.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate97.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern51.test(data0))
                  return validate97.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate97.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate97.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate97.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema40.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate97.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate97.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate97.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern51.test(data3))
                        return validate97.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate97.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate97.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate97.errors = vErrors, errors === 0;
}
validate97.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema44 = { title: "Principal", description: "On whose behalf the agent acts.", type: "object", additionalProperties: !1, required: ["id", "method"], properties: { id: { description: "Keyed hash of who acts.", type: "string", pattern: "^[0-9a-f]{16}$" }, method: { description: "How the principal was established; os-user and listener are anonymous.", type: "string", enum: ["jwt-verified", "jwt-accepted", "token", "os-user", "listener"] } } };
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate99.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method"))
        return validate99.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "method")) {
            return validate99.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern17.test(data0))
                  return validate99.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate99.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate99.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "jwt-verified" || data1 === "jwt-accepted" || data1 === "token" || data1 === "os-user" || data1 === "listener"))
                return validate99.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema44.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate99.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate99.errors = vErrors, errors === 0;
}
validate99.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate101.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.actors === void 0 || !func0.call(data, "actors")) && (missing0 = "actors") || (data.truncated === void 0 || !func0.call(data, "truncated")) && (missing0 = "truncated"))
        return validate101.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "actors" || key0 === "truncated")) {
            return validate101.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.actors !== void 0 && func0.call(data, "actors")) {
            let data0 = data.actors, _errs2 = errors;
            if (errors === _errs2)
              if (Array.isArray(data0)) {
                if (data0.length > 8)
                  return validate101.errors = [{ instancePath: instancePath + "/actors", schemaPath: "#/properties/actors/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                if (data0.length < 1)
                  return validate101.errors = [{ instancePath: instancePath + "/actors", schemaPath: "#/properties/actors/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                {
                  var valid1 = !0;
                  let len0 = data0.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let data1 = data0[i0], _errs4 = errors;
                    if (errors === _errs4)
                      if (typeof data1 == "string") {
                        if (!pattern17.test(data1))
                          return validate101.errors = [{ instancePath: instancePath + "/actors/" + i0, schemaPath: "#/properties/actors/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                      } else
                        return validate101.errors = [{ instancePath: instancePath + "/actors/" + i0, schemaPath: "#/properties/actors/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid1 = _errs4 === errors;
                    if (!valid1)
                      break;
                  }
                }
              } else
                return validate101.errors = [{ instancePath: instancePath + "/actors", schemaPath: "#/properties/actors/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.truncated !== void 0 && func0.call(data, "truncated")) {
              let _errs6 = errors;
              if (typeof data.truncated != "boolean")
                return validate101.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
              var valid0 = _errs6 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate101.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate101.errors = vErrors, errors === 0;
}
validate101.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema46 = { title: "Token", description: "The access token that came with the request, without the token.", type: "object", additionalProperties: !1, required: ["fp", "kind"], properties: { fp: { description: "Fingerprint of the token, as of the same value in arguments and results.", type: "string", pattern: "^[0-9a-f]{16}$" }, kind: { description: "jwt: its claims could be read, which does not mean that they are true. opaque: everything else.", type: "string", enum: ["jwt", "opaque"] }, audiences: { description: "Whom it is for: names of a verified token, else keyed hashes with a leading #.", type: "array", maxItems: 8, items: { type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" } }, scopes: { description: "What it allows: names of a verified token, else keyed hashes with a leading #.", type: "array", maxItems: 32, items: { type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" } }, expiresAtMs: { description: "When it expires, as it says.", type: "integer", minimum: 0, maximum: 9007199254740991 }, truncated: { description: "Not all audiences or scopes are told.", type: "boolean" } } };
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate103.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.fp === void 0 || !func0.call(data, "fp")) && (missing0 = "fp") || (data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind"))
        return validate103.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "fp" || key0 === "kind" || key0 === "audiences" || key0 === "scopes" || key0 === "expiresAtMs" || key0 === "truncated")) {
            return validate103.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.fp !== void 0 && func0.call(data, "fp")) {
            let data0 = data.fp, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern17.test(data0))
                  return validate103.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate103.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.kind !== void 0 && func0.call(data, "kind")) {
              let data1 = data.kind, _errs4 = errors;
              if (typeof data1 != "string")
                return validate103.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "jwt" || data1 === "opaque"))
                return validate103.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema46.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.audiences !== void 0 && func0.call(data, "audiences")) {
                let data2 = data.audiences, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    if (data2.length > 8)
                      return validate103.errors = [{ instancePath: instancePath + "/audiences", schemaPath: "#/properties/audiences/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                    {
                      var valid1 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data3 = data2[i0], _errs8 = errors;
                        if (errors === _errs8)
                          if (typeof data3 == "string") {
                            if (!pattern13.test(data3))
                              return validate103.errors = [{ instancePath: instancePath + "/audiences/" + i0, schemaPath: "#/properties/audiences/items/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                          } else
                            return validate103.errors = [{ instancePath: instancePath + "/audiences/" + i0, schemaPath: "#/properties/audiences/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid1 = _errs8 === errors;
                        if (!valid1)
                          break;
                      }
                    }
                  } else
                    return validate103.errors = [{ instancePath: instancePath + "/audiences", schemaPath: "#/properties/audiences/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.scopes !== void 0 && func0.call(data, "scopes")) {
                  let data4 = data.scopes, _errs10 = errors;
                  if (errors === _errs10)
                    if (Array.isArray(data4)) {
                      if (data4.length > 32)
                        return validate103.errors = [{ instancePath: instancePath + "/scopes", schemaPath: "#/properties/scopes/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                      {
                        var valid2 = !0;
                        let len1 = data4.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data5 = data4[i1], _errs12 = errors;
                          if (errors === _errs12)
                            if (typeof data5 == "string") {
                              if (!pattern13.test(data5))
                                return validate103.errors = [{ instancePath: instancePath + "/scopes/" + i1, schemaPath: "#/properties/scopes/items/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                            } else
                              return validate103.errors = [{ instancePath: instancePath + "/scopes/" + i1, schemaPath: "#/properties/scopes/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid2 = _errs12 === errors;
                          if (!valid2)
                            break;
                        }
                      }
                    } else
                      return validate103.errors = [{ instancePath: instancePath + "/scopes", schemaPath: "#/properties/scopes/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.expiresAtMs !== void 0 && func0.call(data, "expiresAtMs")) {
                    let data6 = data.expiresAtMs, _errs14 = errors;
                    if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                      return validate103.errors = [{ instancePath: instancePath + "/expiresAtMs", schemaPath: "#/properties/expiresAtMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
                      if (data6 > 9007199254740991 || isNaN(data6))
                        return validate103.errors = [{ instancePath: instancePath + "/expiresAtMs", schemaPath: "#/properties/expiresAtMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data6 < 0 || isNaN(data6))
                        return validate103.errors = [{ instancePath: instancePath + "/expiresAtMs", schemaPath: "#/properties/expiresAtMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs14 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.truncated !== void 0 && func0.call(data, "truncated")) {
                      let _errs16 = errors;
                      if (typeof data.truncated != "boolean")
                        return validate103.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                      var valid0 = _errs16 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate103.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate103.errors = vErrors, errors === 0;
}
validate103.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate105.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id"))
        return validate105.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (key0 !== "id") {
            return validate105.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.id !== void 0 && func0.call(data, "id")) {
          let data0 = data.id;
          if (errors === errors)
            if (typeof data0 == "string") {
              if (!pattern13.test(data0))
                return validate105.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
            } else
              return validate105.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        }
      }
    } else
      return validate105.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate105.errors = vErrors, errors === 0;
}
validate105.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema48 = { title: "Server", description: "Which MCP server is called.", type: "object", additionalProperties: !1, required: ["id", "transport"], properties: { id: { description: "The operator's name for the upstream.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, version: { description: "serverInfo.version when it is a plain version number.", type: "string", pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, transport: { type: "string", enum: ["stdio", "http"] } } }, pattern71 = new RegExp("^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$", "u");
function validate107(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate107.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate107.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate107.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate107.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate107.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern71.test(data1))
                    return validate107.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate107.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate107.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate107.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema48.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate107.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate107.errors = vErrors, errors === 0;
}
validate107.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema49 = { title: "Target", description: "What is called.", type: "object", additionalProperties: !1, required: ["kind", "name"], properties: { kind: { type: "string", enum: ["tool", "resource", "prompt", "completion", "response", "other"] }, name: { description: "Name as declared by the server, else a keyed hash with a leading #.", type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, definition: { description: "Keyed hash of the definition that the gateway last saw: the same at every gateway of the tenant.", type: "string", pattern: "^[0-9a-f]{32}$" }, annotations: { title: "Annotations", description: "The server's own hints.", type: "object", additionalProperties: !1, required: [], properties: { readOnly: { type: "boolean" }, destructive: { type: "boolean" }, idempotent: { type: "boolean" }, openWorld: { type: "boolean" } } } } };
function validate109(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate109.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name"))
        return validate109.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "kind" || key0 === "name" || key0 === "definition" || key0 === "annotations")) {
            return validate109.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.kind !== void 0 && func0.call(data, "kind")) {
            let data0 = data.kind, _errs2 = errors;
            if (typeof data0 != "string")
              return validate109.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "tool" || data0 === "resource" || data0 === "prompt" || data0 === "completion" || data0 === "response" || data0 === "other"))
              return validate109.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema49.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0 && func0.call(data, "name")) {
              let data1 = data.name, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern13.test(data1))
                    return validate109.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                } else
                  return validate109.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.definition !== void 0 && func0.call(data, "definition")) {
                let data2 = data.definition, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern5.test(data2))
                      return validate109.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate109.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.annotations !== void 0 && func0.call(data, "annotations")) {
                  let data3 = data.annotations, _errs8 = errors;
                  if (errors === _errs8)
                    if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                      let _errs10 = errors;
                      for (let key1 of Object.keys(data3))
                        if (!(key1 === "readOnly" || key1 === "destructive" || key1 === "idempotent" || key1 === "openWorld")) {
                          return validate109.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs10 === errors) {
                        if (data3.readOnly !== void 0 && func0.call(data3, "readOnly")) {
                          let _errs11 = errors;
                          if (typeof data3.readOnly != "boolean")
                            return validate109.errors = [{ instancePath: instancePath + "/annotations/readOnly", schemaPath: "#/properties/annotations/properties/readOnly/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                          var valid1 = _errs11 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data3.destructive !== void 0 && func0.call(data3, "destructive")) {
                            let _errs13 = errors;
                            if (typeof data3.destructive != "boolean")
                              return validate109.errors = [{ instancePath: instancePath + "/annotations/destructive", schemaPath: "#/properties/annotations/properties/destructive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                            var valid1 = _errs13 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1) {
                            if (data3.idempotent !== void 0 && func0.call(data3, "idempotent")) {
                              let _errs15 = errors;
                              if (typeof data3.idempotent != "boolean")
                                return validate109.errors = [{ instancePath: instancePath + "/annotations/idempotent", schemaPath: "#/properties/annotations/properties/idempotent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                              var valid1 = _errs15 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1)
                              if (data3.openWorld !== void 0 && func0.call(data3, "openWorld")) {
                                let _errs17 = errors;
                                if (typeof data3.openWorld != "boolean")
                                  return validate109.errors = [{ instancePath: instancePath + "/annotations/openWorld", schemaPath: "#/properties/annotations/properties/openWorld/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                var valid1 = _errs17 === errors;
                              } else
                                var valid1 = !0;
                          }
                        }
                      }
                    } else
                      return validate109.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate109.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate109.errors = vErrors, errors === 0;
}
validate109.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema50 = { title: "Capability", description: "What a tool can do.", type: "object", additionalProperties: !1, required: ["name", "source"], properties: { name: { $ref: "#/$defs/CapabilityName" }, source: { description: "Strongest source first; assumed means that no source labels the tool.", type: "string", enum: ["operator", "annotations", "arguments", "words", "assumed"] } } }, schema51 = { title: "CapabilityName", description: "What a tool can do.", type: "string", enum: ["read.public", "read.untrusted", "read.private", "read.sensitive", "credential.read", "egress.message", "egress.network", "egress.share", "write", "destroy", "execute", "pay", "account.change", "identity.change", "schedule", "discover"] };
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate112.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" ? (validate112.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "read.public" || data === "read.untrusted" || data === "read.private" || data === "read.sensitive" || data === "credential.read" || data === "egress.message" || data === "egress.network" || data === "egress.share" || data === "write" || data === "destroy" || data === "execute" || data === "pay" || data === "account.change" || data === "identity.change" || data === "schedule" || data === "discover" ? (validate112.errors = vErrors, errors === 0) : (validate112.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema51.enum }, message: "must be equal to one of the allowed values" }], !1);
}
validate112.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate111(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate111.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source"))
        return validate111.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "name" || key0 === "source")) {
            return validate111.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0 && func0.call(data, "name")) {
            let _errs2 = errors;
            validate112(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.source !== void 0 && func0.call(data, "source")) {
              let data1 = data.source, _errs3 = errors;
              if (typeof data1 != "string")
                return validate111.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "operator" || data1 === "annotations" || data1 === "arguments" || data1 === "words" || data1 === "assumed"))
                return validate111.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/enum", keyword: "enum", params: { allowedValues: schema50.properties.source.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate111.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate111.errors = vErrors, errors === 0;
}
validate111.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema52 = { title: "Result", description: "What came back, without its content.", type: "object", additionalProperties: !1, required: ["bytes", "items", "contentTypes", "isError", "truncated", "overflow", "labels", "fingerprints"], properties: { bytes: { description: "Size of the result as received.", type: "integer", minimum: 0, maximum: 9007199254740991 }, items: { description: "Content items.", type: "integer", minimum: 0, maximum: 9007199254740991 }, contentTypes: { type: "array", maxItems: 8, items: { type: "string", enum: ["text", "image", "audio", "resource", "resource_link", "structured", "other"] } }, isError: { description: "The tool said that it failed, or a JSON-RPC error came.", type: "boolean" }, errorCode: { description: "JSON-RPC error code.", type: "integer", minimum: -2147483648, maximum: 2147483647 }, truncated: { description: "Not all of it was inspected.", type: "boolean" }, overflow: { description: "Fingerprints that did not fit.", type: "integer", minimum: 0, maximum: 9007199254740991 }, labels: { type: "array", maxItems: 32, items: { $ref: "#/$defs/Label" } }, fingerprints: { description: "Of at most 256 values; each has two while a fingerprint key is being replaced.", type: "array", maxItems: 512, items: { $ref: "#/$defs/Fingerprint" } } } }, schema53 = { title: "Label", description: "What kind of content was found.", type: "string", enum: ["secret.token", "secret.key", "secret.password", "personal.email", "personal.phone", "personal.payment-card", "personal.national-id", "personal.iban", "internal.address", "instruction", "hidden-characters", "code"] };
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate116.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" ? (validate116.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "secret.token" || data === "secret.key" || data === "secret.password" || data === "personal.email" || data === "personal.phone" || data === "personal.payment-card" || data === "personal.national-id" || data === "personal.iban" || data === "internal.address" || data === "instruction" || data === "hidden-characters" || data === "code" ? (validate116.errors = vErrors, errors === 0) : (validate116.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema53.enum }, message: "must be equal to one of the allowed values" }], !1);
}
validate116.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var schema54 = { title: "Fingerprint", description: "A salient value, without the value.", type: "object", additionalProperties: !1, required: ["fp", "role"], properties: { fp: { description: "64 bits of a keyed hash of the value.", type: "string", pattern: "^[0-9a-f]{16}$" }, role: { type: "string", enum: ["secret", "destination", "selector", "personal", "payload", "passage"] }, field: { description: "Index into fields of the argument that holds the value.", type: "integer", minimum: 0, maximum: 63 }, contexts: { description: "Action families named by an instruction-like passage around the value.", type: "array", maxItems: 8, items: { type: "string", enum: ["send", "pay", "visit", "invite", "delete", "change", "create", "execute"] } } } };
function validate118(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate118.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.fp === void 0 || !func0.call(data, "fp")) && (missing0 = "fp") || (data.role === void 0 || !func0.call(data, "role")) && (missing0 = "role"))
        return validate118.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "fp" || key0 === "role" || key0 === "field" || key0 === "contexts")) {
            return validate118.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.fp !== void 0 && func0.call(data, "fp")) {
            let data0 = data.fp, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern17.test(data0))
                  return validate118.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate118.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.role !== void 0 && func0.call(data, "role")) {
              let data1 = data.role, _errs4 = errors;
              if (typeof data1 != "string")
                return validate118.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "secret" || data1 === "destination" || data1 === "selector" || data1 === "personal" || data1 === "payload" || data1 === "passage"))
                return validate118.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/enum", keyword: "enum", params: { allowedValues: schema54.properties.role.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.field !== void 0 && func0.call(data, "field")) {
                let data2 = data.field, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate118.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 63 || isNaN(data2))
                    return validate118.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/maximum", keyword: "maximum", params: { comparison: "<=", limit: 63 }, message: "must be <= 63" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate118.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.contexts !== void 0 && func0.call(data, "contexts")) {
                  let data3 = data.contexts, _errs8 = errors;
                  if (errors === _errs8)
                    if (Array.isArray(data3)) {
                      if (data3.length > 8)
                        return validate118.errors = [{ instancePath: instancePath + "/contexts", schemaPath: "#/properties/contexts/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                      {
                        var valid1 = !0;
                        let len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data4 = data3[i0], _errs10 = errors;
                          if (typeof data4 != "string")
                            return validate118.errors = [{ instancePath: instancePath + "/contexts/" + i0, schemaPath: "#/properties/contexts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          if (!(data4 === "send" || data4 === "pay" || data4 === "visit" || data4 === "invite" || data4 === "delete" || data4 === "change" || data4 === "create" || data4 === "execute"))
                            return validate118.errors = [{ instancePath: instancePath + "/contexts/" + i0, schemaPath: "#/properties/contexts/items/enum", keyword: "enum", params: { allowedValues: schema54.properties.contexts.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                          var valid1 = _errs10 === errors;
                          if (!valid1)
                            break;
                        }
                      }
                    } else
                      return validate118.errors = [{ instancePath: instancePath + "/contexts", schemaPath: "#/properties/contexts/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate118.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate118.errors = vErrors, errors === 0;
}
validate118.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate115(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate115.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes") || (data.items === void 0 || !func0.call(data, "items")) && (missing0 = "items") || (data.contentTypes === void 0 || !func0.call(data, "contentTypes")) && (missing0 = "contentTypes") || (data.isError === void 0 || !func0.call(data, "isError")) && (missing0 = "isError") || (data.truncated === void 0 || !func0.call(data, "truncated")) && (missing0 = "truncated") || (data.overflow === void 0 || !func0.call(data, "overflow")) && (missing0 = "overflow") || (data.labels === void 0 || !func0.call(data, "labels")) && (missing0 = "labels") || (data.fingerprints === void 0 || !func0.call(data, "fingerprints")) && (missing0 = "fingerprints"))
        return validate115.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema52.properties, key0)) {
            return validate115.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.bytes !== void 0 && func0.call(data, "bytes")) {
            let data0 = data.bytes, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate115.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0)) {
              if (data0 > 9007199254740991 || isNaN(data0))
                return validate115.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
              if (data0 < 0 || isNaN(data0))
                return validate115.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            }
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.items !== void 0 && func0.call(data, "items")) {
              let data1 = data.items, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate115.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate115.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate115.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.contentTypes !== void 0 && func0.call(data, "contentTypes")) {
                let data2 = data.contentTypes, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    if (data2.length > 8)
                      return validate115.errors = [{ instancePath: instancePath + "/contentTypes", schemaPath: "#/properties/contentTypes/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                    {
                      var valid1 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data3 = data2[i0], _errs8 = errors;
                        if (typeof data3 != "string")
                          return validate115.errors = [{ instancePath: instancePath + "/contentTypes/" + i0, schemaPath: "#/properties/contentTypes/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        if (!(data3 === "text" || data3 === "image" || data3 === "audio" || data3 === "resource" || data3 === "resource_link" || data3 === "structured" || data3 === "other"))
                          return validate115.errors = [{ instancePath: instancePath + "/contentTypes/" + i0, schemaPath: "#/properties/contentTypes/items/enum", keyword: "enum", params: { allowedValues: schema52.properties.contentTypes.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                        var valid1 = _errs8 === errors;
                        if (!valid1)
                          break;
                      }
                    }
                  } else
                    return validate115.errors = [{ instancePath: instancePath + "/contentTypes", schemaPath: "#/properties/contentTypes/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.isError !== void 0 && func0.call(data, "isError")) {
                  let _errs10 = errors;
                  if (typeof data.isError != "boolean")
                    return validate115.errors = [{ instancePath: instancePath + "/isError", schemaPath: "#/properties/isError/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.errorCode !== void 0 && func0.call(data, "errorCode")) {
                    let data5 = data.errorCode, _errs12 = errors;
                    if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                      return validate115.errors = [{ instancePath: instancePath + "/errorCode", schemaPath: "#/properties/errorCode/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs12 && typeof data5 == "number" && isFinite(data5)) {
                      if (data5 > 2147483647 || isNaN(data5))
                        return validate115.errors = [{ instancePath: instancePath + "/errorCode", schemaPath: "#/properties/errorCode/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" }], !1;
                      if (data5 < -2147483648 || isNaN(data5))
                        return validate115.errors = [{ instancePath: instancePath + "/errorCode", schemaPath: "#/properties/errorCode/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, message: "must be >= -2147483648" }], !1;
                    }
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.truncated !== void 0 && func0.call(data, "truncated")) {
                      let _errs14 = errors;
                      if (typeof data.truncated != "boolean")
                        return validate115.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                      var valid0 = _errs14 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.overflow !== void 0 && func0.call(data, "overflow")) {
                        let data7 = data.overflow, _errs16 = errors;
                        if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                          return validate115.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs16 && typeof data7 == "number" && isFinite(data7)) {
                          if (data7 > 9007199254740991 || isNaN(data7))
                            return validate115.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data7 < 0 || isNaN(data7))
                            return validate115.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                        }
                        var valid0 = _errs16 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.labels !== void 0 && func0.call(data, "labels")) {
                          let data8 = data.labels, _errs18 = errors;
                          if (errors === _errs18)
                            if (Array.isArray(data8)) {
                              if (data8.length > 32)
                                return validate115.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                              {
                                var valid2 = !0;
                                let len1 = data8.length;
                                for (let i1 = 0; i1 < len1; i1++) {
                                  let _errs20 = errors;
                                  validate116(data8[i1], { instancePath: instancePath + "/labels/" + i1, parentData: data8, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors), errors = vErrors.length);
                                  var valid2 = _errs20 === errors;
                                  if (!valid2)
                                    break;
                                }
                              }
                            } else
                              return validate115.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs18 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0)
                          if (data.fingerprints !== void 0 && func0.call(data, "fingerprints")) {
                            let data10 = data.fingerprints, _errs21 = errors;
                            if (errors === _errs21)
                              if (Array.isArray(data10)) {
                                if (data10.length > 512)
                                  return validate115.errors = [{ instancePath: instancePath + "/fingerprints", schemaPath: "#/properties/fingerprints/maxItems", keyword: "maxItems", params: { limit: 512 }, message: "must NOT have more than 512 items" }], !1;
                                {
                                  var valid3 = !0;
                                  let len2 = data10.length;
                                  for (let i2 = 0; i2 < len2; i2++) {
                                    let _errs23 = errors;
                                    validate118(data10[i2], { instancePath: instancePath + "/fingerprints/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors), errors = vErrors.length);
                                    var valid3 = _errs23 === errors;
                                    if (!valid3)
                                      break;
                                  }
                                }
                              } else
                                return validate115.errors = [{ instancePath: instancePath + "/fingerprints", schemaPath: "#/properties/fingerprints/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                            var valid0 = _errs21 === errors;
                          } else
                            var valid0 = !0;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate115.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate115.errors = vErrors, errors === 0;
}
validate115.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema55 = { title: "Verdict", description: "What the gateway decided.", type: "object", additionalProperties: !1, required: ["decision", "reason"], properties: { decision: { type: "string", enum: ["allowed", "held", "refused"] }, reason: { description: "Why: clear, an armed condition, an open breaker, a stale command feed (failed open or closed), a message that could not be read, a hold that ended, too many refusals.", type: "string", enum: ["clear", "armed", "open", "feed-stale", "unreadable", "hold-expired", "probing"] }, command: { description: "The command that decided.", type: "string", pattern: "^[0-9a-f]{32}$" }, detector: { description: "Detector of that command.", type: "string", maxLength: 128 }, partial: { description: "Partial of that command.", type: "string", pattern: "^([0-9a-f]{32})?$" } } };
function validate121(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate121.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.decision === void 0 || !func0.call(data, "decision")) && (missing0 = "decision") || (data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason"))
        return validate121.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "decision" || key0 === "reason" || key0 === "command" || key0 === "detector" || key0 === "partial")) {
            return validate121.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.decision !== void 0 && func0.call(data, "decision")) {
            let data0 = data.decision, _errs2 = errors;
            if (typeof data0 != "string")
              return validate121.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "allowed" || data0 === "held" || data0 === "refused"))
              return validate121.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/enum", keyword: "enum", params: { allowedValues: schema55.properties.decision.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.reason !== void 0 && func0.call(data, "reason")) {
              let data1 = data.reason, _errs4 = errors;
              if (typeof data1 != "string")
                return validate121.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "clear" || data1 === "armed" || data1 === "open" || data1 === "feed-stale" || data1 === "unreadable" || data1 === "hold-expired" || data1 === "probing"))
                return validate121.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/enum", keyword: "enum", params: { allowedValues: schema55.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.command !== void 0 && func0.call(data, "command")) {
                let data2 = data.command, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern5.test(data2))
                      return validate121.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate121.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.detector !== void 0 && func0.call(data, "detector")) {
                  let data3 = data.detector, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func88(data3) > 128)
                        return validate121.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                    } else
                      return validate121.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.partial !== void 0 && func0.call(data, "partial")) {
                    let data4 = data.partial, _errs10 = errors;
                    if (errors === _errs10)
                      if (typeof data4 == "string") {
                        if (!pattern45.test(data4))
                          return validate121.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]{32})?$" }, message: 'must match pattern "^([0-9a-f]{32})?$"' }], !1;
                      } else
                        return validate121.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate121.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate121.errors = vErrors, errors === 0;
}
validate121.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate94(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate94.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.call === void 0 || !func0.call(data, "call")) && (missing0 = "call") || (data.principal === void 0 || !func0.call(data, "principal")) && (missing0 = "principal") || (data.agent === void 0 || !func0.call(data, "agent")) && (missing0 = "agent") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.protocol === void 0 || !func0.call(data, "protocol")) && (missing0 = "protocol") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.capabilities === void 0 || !func0.call(data, "capabilities")) && (missing0 = "capabilities") || (data.outcome === void 0 || !func0.call(data, "outcome")) && (missing0 = "outcome") || (data.latencyMs === void 0 || !func0.call(data, "latencyMs")) && (missing0 = "latencyMs"))
        return validate94.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema41.properties, key0)) {
            return validate94.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate94.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate94.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate94.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate94.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate94.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate94.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate94.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate95(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate97(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.call !== void 0 && func0.call(data, "call")) {
                      let data5 = data.call, _errs10 = errors;
                      if (errors === _errs10)
                        if (typeof data5 == "string") {
                          if (!pattern8.test(data5))
                            return validate94.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                        } else
                          return validate94.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.trace !== void 0 && func0.call(data, "trace")) {
                        let data6 = data.trace, _errs12 = errors;
                        if (errors === _errs12)
                          if (typeof data6 == "string") {
                            if (!pattern17.test(data6))
                              return validate94.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                          } else
                            return validate94.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs12 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.principal !== void 0 && func0.call(data, "principal")) {
                          let _errs14 = errors;
                          validate99(data.principal, { instancePath: instancePath + "/principal", parentData: data, parentDataProperty: "principal", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors), errors = vErrors.length);
                          var valid0 = _errs14 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.delegation !== void 0 && func0.call(data, "delegation")) {
                            let _errs15 = errors;
                            validate101(data.delegation, { instancePath: instancePath + "/delegation", parentData: data, parentDataProperty: "delegation", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors), errors = vErrors.length);
                            var valid0 = _errs15 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.token !== void 0 && func0.call(data, "token")) {
                              let _errs16 = errors;
                              validate103(data.token, { instancePath: instancePath + "/token", parentData: data, parentDataProperty: "token", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors), errors = vErrors.length);
                              var valid0 = _errs16 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.agent !== void 0 && func0.call(data, "agent")) {
                                let _errs17 = errors;
                                validate105(data.agent, { instancePath: instancePath + "/agent", parentData: data, parentDataProperty: "agent", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors), errors = vErrors.length);
                                var valid0 = _errs17 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.client !== void 0 && func0.call(data, "client")) {
                                  let data11 = data.client, _errs18 = errors;
                                  if (errors === _errs18)
                                    if (typeof data11 == "string") {
                                      if (!pattern17.test(data11))
                                        return validate94.errors = [{ instancePath: instancePath + "/client", schemaPath: "#/properties/client/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                    } else
                                      return validate94.errors = [{ instancePath: instancePath + "/client", schemaPath: "#/properties/client/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid0 = _errs18 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.server !== void 0 && func0.call(data, "server")) {
                                    let _errs20 = errors;
                                    validate107(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors), errors = vErrors.length);
                                    var valid0 = _errs20 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.method !== void 0 && func0.call(data, "method")) {
                                      let data13 = data.method, _errs21 = errors;
                                      if (errors === _errs21)
                                        if (typeof data13 == "string") {
                                          if (func88(data13) > 64)
                                            return validate94.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
                                          if (!pattern72.test(data13))
                                            return validate94.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/pattern", keyword: "pattern", params: { pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$" }, message: 'must match pattern "^[a-z]+(/[a-zA-Z_]+){0,3}$"' }], !1;
                                        } else
                                          return validate94.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid0 = _errs21 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.protocol !== void 0 && func0.call(data, "protocol")) {
                                        let data14 = data.protocol, _errs23 = errors;
                                        if (errors === _errs23)
                                          if (typeof data14 == "string") {
                                            if (!pattern73.test(data14))
                                              return validate94.errors = [{ instancePath: instancePath + "/protocol", schemaPath: "#/properties/protocol/pattern", keyword: "pattern", params: { pattern: "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, message: 'must match pattern "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$"' }], !1;
                                          } else
                                            return validate94.errors = [{ instancePath: instancePath + "/protocol", schemaPath: "#/properties/protocol/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid0 = _errs23 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.target !== void 0 && func0.call(data, "target")) {
                                          let _errs25 = errors;
                                          validate109(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors), errors = vErrors.length);
                                          var valid0 = _errs25 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.capabilities !== void 0 && func0.call(data, "capabilities")) {
                                            let data16 = data.capabilities, _errs26 = errors;
                                            if (errors === _errs26)
                                              if (Array.isArray(data16)) {
                                                if (data16.length > 16)
                                                  return validate94.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                                {
                                                  var valid1 = !0;
                                                  let len0 = data16.length;
                                                  for (let i0 = 0; i0 < len0; i0++) {
                                                    let _errs28 = errors;
                                                    validate111(data16[i0], { instancePath: instancePath + "/capabilities/" + i0, parentData: data16, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors), errors = vErrors.length);
                                                    var valid1 = _errs28 === errors;
                                                    if (!valid1)
                                                      break;
                                                  }
                                                }
                                              } else
                                                return validate94.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                            var valid0 = _errs26 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0) {
                                            if (data.requestedAtMs !== void 0 && func0.call(data, "requestedAtMs")) {
                                              let data18 = data.requestedAtMs, _errs29 = errors;
                                              if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18)))
                                                return validate94.errors = [{ instancePath: instancePath + "/requestedAtMs", schemaPath: "#/properties/requestedAtMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                              if (errors === _errs29 && typeof data18 == "number" && isFinite(data18)) {
                                                if (data18 > 9007199254740991 || isNaN(data18))
                                                  return validate94.errors = [{ instancePath: instancePath + "/requestedAtMs", schemaPath: "#/properties/requestedAtMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                if (data18 < 0 || isNaN(data18))
                                                  return validate94.errors = [{ instancePath: instancePath + "/requestedAtMs", schemaPath: "#/properties/requestedAtMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                              }
                                              var valid0 = _errs29 === errors;
                                            } else
                                              var valid0 = !0;
                                            if (valid0) {
                                              if (data.outcome !== void 0 && func0.call(data, "outcome")) {
                                                let data19 = data.outcome, _errs31 = errors;
                                                if (typeof data19 != "string")
                                                  return validate94.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                if (!(data19 === "answered" || data19 === "refused" || data19 === "cancelled" || data19 === "lost"))
                                                  return validate94.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema41.properties.outcome.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                var valid0 = _errs31 === errors;
                                              } else
                                                var valid0 = !0;
                                              if (valid0) {
                                                if (data.latencyMs !== void 0 && func0.call(data, "latencyMs")) {
                                                  let data20 = data.latencyMs, _errs33 = errors;
                                                  if (errors === _errs33)
                                                    if (typeof data20 == "number" && isFinite(data20)) {
                                                      if (data20 < 0 || isNaN(data20))
                                                        return validate94.errors = [{ instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                    } else
                                                      return validate94.errors = [{ instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                                  var valid0 = _errs33 === errors;
                                                } else
                                                  var valid0 = !0;
                                                if (valid0) {
                                                  if (data.result !== void 0 && func0.call(data, "result")) {
                                                    let _errs35 = errors;
                                                    validate115(data.result, { instancePath: instancePath + "/result", parentData: data, parentDataProperty: "result", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors), errors = vErrors.length);
                                                    var valid0 = _errs35 === errors;
                                                  } else
                                                    var valid0 = !0;
                                                  if (valid0)
                                                    if (data.verdict !== void 0 && func0.call(data, "verdict")) {
                                                      let _errs36 = errors;
                                                      validate121(data.verdict, { instancePath: instancePath + "/verdict", parentData: data, parentDataProperty: "verdict", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors), errors = vErrors.length);
                                                      var valid0 = _errs36 === errors;
                                                    } else
                                                      var valid0 = !0;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate94.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate94.errors = vErrors, errors === 0;
}
validate94.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCallRequested = validate123, schema56 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/call-requested.v1.schema.json", title: "CallRequested", description: "A call that a client asked for, before the server runs it. Type shearpin.call.requested.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "call", "principal", "agent", "server", "method", "protocol", "target", "capabilities", "arguments", "verdict"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, call: { description: "The call: both of its events carry the same id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, round: { description: "Which round of the call this is, where the server asked for more input and the client sends the request again. Absent in the first. A later round is told with what it carries, and is no further call.", type: "integer", minimum: 2, maximum: 9007199254740991 }, trace: { description: "Keyed hash of the trace id.", type: "string", pattern: "^[0-9a-f]{16}$" }, principal: { $ref: "parts.v1.schema.json#/$defs/Principal" }, delegation: { $ref: "parts.v1.schema.json#/$defs/Delegation" }, token: { $ref: "parts.v1.schema.json#/$defs/Token" }, agent: { $ref: "parts.v1.schema.json#/$defs/Agent" }, client: { description: "Keyed hash of the client's unverified name; decides nothing.", type: "string", pattern: "^[0-9a-f]{16}$" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, method: { description: "MCP method, or 'other'.", type: "string", pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$", maxLength: 64 }, protocol: { description: "MCP revision, or 'unknown'.", type: "string", pattern: "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, target: { $ref: "parts.v1.schema.json#/$defs/Target" }, capabilities: { type: "array", maxItems: 16, items: { $ref: "parts.v1.schema.json#/$defs/Capability" } }, arguments: { $ref: "parts.v1.schema.json#/$defs/Arguments" }, verdict: { $ref: "parts.v1.schema.json#/$defs/Verdict" }, intent: { title: "Intent", description: "What the user asked for, where a host supplies it.", type: "object", additionalProperties: !1, required: ["labels", "fingerprints"], properties: { labels: { type: "array", maxItems: 32, items: { $ref: "parts.v1.schema.json#/$defs/Label" } }, fingerprints: { description: "Of at most 256 values; each has two while a fingerprint key is being replaced.", type: "array", maxItems: 512, items: { $ref: "parts.v1.schema.json#/$defs/Fingerprint" } } } } } };
function validate124(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate124.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate124.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate124.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate124.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate124.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate124.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate124.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate124.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate124.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate124.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate124.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate124.errors = vErrors, errors === 0;
}
validate124.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate126.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate126.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate126.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern51.test(data0))
                  return validate126.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate126.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate126.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate126.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema40.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate126.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate126.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate126.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern51.test(data3))
                        return validate126.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate126.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate126.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate126.errors = vErrors, errors === 0;
}
validate126.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate128(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate128.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method"))
        return validate128.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "method")) {
            return validate128.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern17.test(data0))
                  return validate128.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate128.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate128.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "jwt-verified" || data1 === "jwt-accepted" || data1 === "token" || data1 === "os-user" || data1 === "listener"))
                return validate128.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema44.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate128.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate128.errors = vErrors, errors === 0;
}
validate128.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate130(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate130.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.actors === void 0 || !func0.call(data, "actors")) && (missing0 = "actors") || (data.truncated === void 0 || !func0.call(data, "truncated")) && (missing0 = "truncated"))
        return validate130.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "actors" || key0 === "truncated")) {
            return validate130.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.actors !== void 0 && func0.call(data, "actors")) {
            let data0 = data.actors, _errs2 = errors;
            if (errors === _errs2)
              if (Array.isArray(data0)) {
                if (data0.length > 8)
                  return validate130.errors = [{ instancePath: instancePath + "/actors", schemaPath: "#/properties/actors/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                if (data0.length < 1)
                  return validate130.errors = [{ instancePath: instancePath + "/actors", schemaPath: "#/properties/actors/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                {
                  var valid1 = !0;
                  let len0 = data0.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let data1 = data0[i0], _errs4 = errors;
                    if (errors === _errs4)
                      if (typeof data1 == "string") {
                        if (!pattern17.test(data1))
                          return validate130.errors = [{ instancePath: instancePath + "/actors/" + i0, schemaPath: "#/properties/actors/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                      } else
                        return validate130.errors = [{ instancePath: instancePath + "/actors/" + i0, schemaPath: "#/properties/actors/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid1 = _errs4 === errors;
                    if (!valid1)
                      break;
                  }
                }
              } else
                return validate130.errors = [{ instancePath: instancePath + "/actors", schemaPath: "#/properties/actors/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.truncated !== void 0 && func0.call(data, "truncated")) {
              let _errs6 = errors;
              if (typeof data.truncated != "boolean")
                return validate130.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
              var valid0 = _errs6 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate130.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate130.errors = vErrors, errors === 0;
}
validate130.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate132(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate132.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.fp === void 0 || !func0.call(data, "fp")) && (missing0 = "fp") || (data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind"))
        return validate132.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "fp" || key0 === "kind" || key0 === "audiences" || key0 === "scopes" || key0 === "expiresAtMs" || key0 === "truncated")) {
            return validate132.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.fp !== void 0 && func0.call(data, "fp")) {
            let data0 = data.fp, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern17.test(data0))
                  return validate132.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate132.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.kind !== void 0 && func0.call(data, "kind")) {
              let data1 = data.kind, _errs4 = errors;
              if (typeof data1 != "string")
                return validate132.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "jwt" || data1 === "opaque"))
                return validate132.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema46.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.audiences !== void 0 && func0.call(data, "audiences")) {
                let data2 = data.audiences, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    if (data2.length > 8)
                      return validate132.errors = [{ instancePath: instancePath + "/audiences", schemaPath: "#/properties/audiences/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                    {
                      var valid1 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data3 = data2[i0], _errs8 = errors;
                        if (errors === _errs8)
                          if (typeof data3 == "string") {
                            if (!pattern13.test(data3))
                              return validate132.errors = [{ instancePath: instancePath + "/audiences/" + i0, schemaPath: "#/properties/audiences/items/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                          } else
                            return validate132.errors = [{ instancePath: instancePath + "/audiences/" + i0, schemaPath: "#/properties/audiences/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid1 = _errs8 === errors;
                        if (!valid1)
                          break;
                      }
                    }
                  } else
                    return validate132.errors = [{ instancePath: instancePath + "/audiences", schemaPath: "#/properties/audiences/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.scopes !== void 0 && func0.call(data, "scopes")) {
                  let data4 = data.scopes, _errs10 = errors;
                  if (errors === _errs10)
                    if (Array.isArray(data4)) {
                      if (data4.length > 32)
                        return validate132.errors = [{ instancePath: instancePath + "/scopes", schemaPath: "#/properties/scopes/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                      {
                        var valid2 = !0;
                        let len1 = data4.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data5 = data4[i1], _errs12 = errors;
                          if (errors === _errs12)
                            if (typeof data5 == "string") {
                              if (!pattern13.test(data5))
                                return validate132.errors = [{ instancePath: instancePath + "/scopes/" + i1, schemaPath: "#/properties/scopes/items/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                            } else
                              return validate132.errors = [{ instancePath: instancePath + "/scopes/" + i1, schemaPath: "#/properties/scopes/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid2 = _errs12 === errors;
                          if (!valid2)
                            break;
                        }
                      }
                    } else
                      return validate132.errors = [{ instancePath: instancePath + "/scopes", schemaPath: "#/properties/scopes/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.expiresAtMs !== void 0 && func0.call(data, "expiresAtMs")) {
                    let data6 = data.expiresAtMs, _errs14 = errors;
                    if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                      return validate132.errors = [{ instancePath: instancePath + "/expiresAtMs", schemaPath: "#/properties/expiresAtMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
                      if (data6 > 9007199254740991 || isNaN(data6))
                        return validate132.errors = [{ instancePath: instancePath + "/expiresAtMs", schemaPath: "#/properties/expiresAtMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data6 < 0 || isNaN(data6))
                        return validate132.errors = [{ instancePath: instancePath + "/expiresAtMs", schemaPath: "#/properties/expiresAtMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs14 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.truncated !== void 0 && func0.call(data, "truncated")) {
                      let _errs16 = errors;
                      if (typeof data.truncated != "boolean")
                        return validate132.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                      var valid0 = _errs16 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate132.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate132.errors = vErrors, errors === 0;
}
validate132.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate134(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate134.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id"))
        return validate134.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (key0 !== "id") {
            return validate134.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.id !== void 0 && func0.call(data, "id")) {
          let data0 = data.id;
          if (errors === errors)
            if (typeof data0 == "string") {
              if (!pattern13.test(data0))
                return validate134.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
            } else
              return validate134.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        }
      }
    } else
      return validate134.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate134.errors = vErrors, errors === 0;
}
validate134.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate136(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate136.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate136.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate136.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate136.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate136.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern71.test(data1))
                    return validate136.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate136.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate136.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate136.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema48.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate136.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate136.errors = vErrors, errors === 0;
}
validate136.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate138(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate138.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name"))
        return validate138.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "kind" || key0 === "name" || key0 === "definition" || key0 === "annotations")) {
            return validate138.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.kind !== void 0 && func0.call(data, "kind")) {
            let data0 = data.kind, _errs2 = errors;
            if (typeof data0 != "string")
              return validate138.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "tool" || data0 === "resource" || data0 === "prompt" || data0 === "completion" || data0 === "response" || data0 === "other"))
              return validate138.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema49.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0 && func0.call(data, "name")) {
              let data1 = data.name, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern13.test(data1))
                    return validate138.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                } else
                  return validate138.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.definition !== void 0 && func0.call(data, "definition")) {
                let data2 = data.definition, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern5.test(data2))
                      return validate138.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate138.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.annotations !== void 0 && func0.call(data, "annotations")) {
                  let data3 = data.annotations, _errs8 = errors;
                  if (errors === _errs8)
                    if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                      let _errs10 = errors;
                      for (let key1 of Object.keys(data3))
                        if (!(key1 === "readOnly" || key1 === "destructive" || key1 === "idempotent" || key1 === "openWorld")) {
                          return validate138.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs10 === errors) {
                        if (data3.readOnly !== void 0 && func0.call(data3, "readOnly")) {
                          let _errs11 = errors;
                          if (typeof data3.readOnly != "boolean")
                            return validate138.errors = [{ instancePath: instancePath + "/annotations/readOnly", schemaPath: "#/properties/annotations/properties/readOnly/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                          var valid1 = _errs11 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data3.destructive !== void 0 && func0.call(data3, "destructive")) {
                            let _errs13 = errors;
                            if (typeof data3.destructive != "boolean")
                              return validate138.errors = [{ instancePath: instancePath + "/annotations/destructive", schemaPath: "#/properties/annotations/properties/destructive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                            var valid1 = _errs13 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1) {
                            if (data3.idempotent !== void 0 && func0.call(data3, "idempotent")) {
                              let _errs15 = errors;
                              if (typeof data3.idempotent != "boolean")
                                return validate138.errors = [{ instancePath: instancePath + "/annotations/idempotent", schemaPath: "#/properties/annotations/properties/idempotent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                              var valid1 = _errs15 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1)
                              if (data3.openWorld !== void 0 && func0.call(data3, "openWorld")) {
                                let _errs17 = errors;
                                if (typeof data3.openWorld != "boolean")
                                  return validate138.errors = [{ instancePath: instancePath + "/annotations/openWorld", schemaPath: "#/properties/annotations/properties/openWorld/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                var valid1 = _errs17 === errors;
                              } else
                                var valid1 = !0;
                          }
                        }
                      }
                    } else
                      return validate138.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate138.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate138.errors = vErrors, errors === 0;
}
validate138.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate140(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate140.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source"))
        return validate140.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "name" || key0 === "source")) {
            return validate140.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0 && func0.call(data, "name")) {
            let _errs2 = errors;
            validate112(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.source !== void 0 && func0.call(data, "source")) {
              let data1 = data.source, _errs3 = errors;
              if (typeof data1 != "string")
                return validate140.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "operator" || data1 === "annotations" || data1 === "arguments" || data1 === "words" || data1 === "assumed"))
                return validate140.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/enum", keyword: "enum", params: { allowedValues: schema50.properties.source.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate140.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate140.errors = vErrors, errors === 0;
}
validate140.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema67 = { title: "Field", description: "One argument.", type: "object", additionalProperties: !1, required: ["path", "type", "bytes"], properties: { path: { description: "Key path; keys that the tool does not declare are keyed hashes.", type: "string", pattern: "^[A-Za-z0-9_$#.\\[\\]\\-]{1,256}$" }, type: { type: "string", enum: ["string", "number", "boolean", "null", "object", "array"] }, bytes: { type: "integer", minimum: 0, maximum: 9007199254740991 }, value: { description: "Only for values that the operator allow-lists.", type: "string", maxLength: 256 } } }, pattern100 = new RegExp("^[A-Za-z0-9_$#.\\[\\]\\-]{1,256}$", "u");
function validate146(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate146.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.path === void 0 || !func0.call(data, "path")) && (missing0 = "path") || (data.type === void 0 || !func0.call(data, "type")) && (missing0 = "type") || (data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes"))
        return validate146.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "path" || key0 === "type" || key0 === "bytes" || key0 === "value")) {
            return validate146.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.path !== void 0 && func0.call(data, "path")) {
            let data0 = data.path, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern100.test(data0))
                  return validate146.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_$#.\\[\\]\\-]{1,256}$" }, message: 'must match pattern "^[A-Za-z0-9_$#.\\[\\]\\-]{1,256}$"' }], !1;
              } else
                return validate146.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.type !== void 0 && func0.call(data, "type")) {
              let data1 = data.type, _errs4 = errors;
              if (typeof data1 != "string")
                return validate146.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "string" || data1 === "number" || data1 === "boolean" || data1 === "null" || data1 === "object" || data1 === "array"))
                return validate146.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema67.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.bytes !== void 0 && func0.call(data, "bytes")) {
                let data2 = data.bytes, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate146.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate146.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate146.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.value !== void 0 && func0.call(data, "value")) {
                  let data3 = data.value, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func88(data3) > 256)
                        return validate146.errors = [{ instancePath: instancePath + "/value", schemaPath: "#/properties/value/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                    } else
                      return validate146.errors = [{ instancePath: instancePath + "/value", schemaPath: "#/properties/value/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate146.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate146.errors = vErrors, errors === 0;
}
validate146.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate143(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate143.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes") || (data.truncated === void 0 || !func0.call(data, "truncated")) && (missing0 = "truncated") || (data.overflow === void 0 || !func0.call(data, "overflow")) && (missing0 = "overflow") || (data.labels === void 0 || !func0.call(data, "labels")) && (missing0 = "labels") || (data.fingerprints === void 0 || !func0.call(data, "fingerprints")) && (missing0 = "fingerprints") || (data.fields === void 0 || !func0.call(data, "fields")) && (missing0 = "fields"))
        return validate143.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "bytes" || key0 === "truncated" || key0 === "overflow" || key0 === "labels" || key0 === "fingerprints" || key0 === "fields")) {
            return validate143.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.bytes !== void 0 && func0.call(data, "bytes")) {
            let data0 = data.bytes, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate143.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0)) {
              if (data0 > 9007199254740991 || isNaN(data0))
                return validate143.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
              if (data0 < 0 || isNaN(data0))
                return validate143.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            }
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.truncated !== void 0 && func0.call(data, "truncated")) {
              let _errs4 = errors;
              if (typeof data.truncated != "boolean")
                return validate143.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.overflow !== void 0 && func0.call(data, "overflow")) {
                let data2 = data.overflow, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate143.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate143.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate143.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.labels !== void 0 && func0.call(data, "labels")) {
                  let data3 = data.labels, _errs8 = errors;
                  if (errors === _errs8)
                    if (Array.isArray(data3)) {
                      if (data3.length > 32)
                        return validate143.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                      {
                        var valid1 = !0;
                        let len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs10 = errors;
                          validate116(data3[i0], { instancePath: instancePath + "/labels/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors), errors = vErrors.length);
                          var valid1 = _errs10 === errors;
                          if (!valid1)
                            break;
                        }
                      }
                    } else
                      return validate143.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.fingerprints !== void 0 && func0.call(data, "fingerprints")) {
                    let data5 = data.fingerprints, _errs11 = errors;
                    if (errors === _errs11)
                      if (Array.isArray(data5)) {
                        if (data5.length > 512)
                          return validate143.errors = [{ instancePath: instancePath + "/fingerprints", schemaPath: "#/properties/fingerprints/maxItems", keyword: "maxItems", params: { limit: 512 }, message: "must NOT have more than 512 items" }], !1;
                        {
                          var valid2 = !0;
                          let len1 = data5.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            let _errs13 = errors;
                            validate118(data5[i1], { instancePath: instancePath + "/fingerprints/" + i1, parentData: data5, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors), errors = vErrors.length);
                            var valid2 = _errs13 === errors;
                            if (!valid2)
                              break;
                          }
                        }
                      } else
                        return validate143.errors = [{ instancePath: instancePath + "/fingerprints", schemaPath: "#/properties/fingerprints/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.fields !== void 0 && func0.call(data, "fields")) {
                      let data7 = data.fields, _errs14 = errors;
                      if (errors === _errs14)
                        if (Array.isArray(data7)) {
                          if (data7.length > 64)
                            return validate143.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }], !1;
                          {
                            var valid3 = !0;
                            let len2 = data7.length;
                            for (let i2 = 0; i2 < len2; i2++) {
                              let _errs16 = errors;
                              validate146(data7[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data7, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors), errors = vErrors.length);
                              var valid3 = _errs16 === errors;
                              if (!valid3)
                                break;
                            }
                          }
                        } else
                          return validate143.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                      var valid0 = _errs14 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate143.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate143.errors = vErrors, errors === 0;
}
validate143.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate149(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate149.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.decision === void 0 || !func0.call(data, "decision")) && (missing0 = "decision") || (data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason"))
        return validate149.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "decision" || key0 === "reason" || key0 === "command" || key0 === "detector" || key0 === "partial")) {
            return validate149.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.decision !== void 0 && func0.call(data, "decision")) {
            let data0 = data.decision, _errs2 = errors;
            if (typeof data0 != "string")
              return validate149.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "allowed" || data0 === "held" || data0 === "refused"))
              return validate149.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/enum", keyword: "enum", params: { allowedValues: schema55.properties.decision.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.reason !== void 0 && func0.call(data, "reason")) {
              let data1 = data.reason, _errs4 = errors;
              if (typeof data1 != "string")
                return validate149.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "clear" || data1 === "armed" || data1 === "open" || data1 === "feed-stale" || data1 === "unreadable" || data1 === "hold-expired" || data1 === "probing"))
                return validate149.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/enum", keyword: "enum", params: { allowedValues: schema55.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.command !== void 0 && func0.call(data, "command")) {
                let data2 = data.command, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern5.test(data2))
                      return validate149.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate149.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.detector !== void 0 && func0.call(data, "detector")) {
                  let data3 = data.detector, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func88(data3) > 128)
                        return validate149.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                    } else
                      return validate149.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.partial !== void 0 && func0.call(data, "partial")) {
                    let data4 = data.partial, _errs10 = errors;
                    if (errors === _errs10)
                      if (typeof data4 == "string") {
                        if (!pattern45.test(data4))
                          return validate149.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]{32})?$" }, message: 'must match pattern "^([0-9a-f]{32})?$"' }], !1;
                      } else
                        return validate149.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate149.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate149.errors = vErrors, errors === 0;
}
validate149.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate151(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate151.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" ? (validate151.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "secret.token" || data === "secret.key" || data === "secret.password" || data === "personal.email" || data === "personal.phone" || data === "personal.payment-card" || data === "personal.national-id" || data === "personal.iban" || data === "internal.address" || data === "instruction" || data === "hidden-characters" || data === "code" ? (validate151.errors = vErrors, errors === 0) : (validate151.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema53.enum }, message: "must be equal to one of the allowed values" }], !1);
}
validate151.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate153(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate153.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.fp === void 0 || !func0.call(data, "fp")) && (missing0 = "fp") || (data.role === void 0 || !func0.call(data, "role")) && (missing0 = "role"))
        return validate153.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "fp" || key0 === "role" || key0 === "field" || key0 === "contexts")) {
            return validate153.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.fp !== void 0 && func0.call(data, "fp")) {
            let data0 = data.fp, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern17.test(data0))
                  return validate153.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate153.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.role !== void 0 && func0.call(data, "role")) {
              let data1 = data.role, _errs4 = errors;
              if (typeof data1 != "string")
                return validate153.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "secret" || data1 === "destination" || data1 === "selector" || data1 === "personal" || data1 === "payload" || data1 === "passage"))
                return validate153.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/enum", keyword: "enum", params: { allowedValues: schema54.properties.role.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.field !== void 0 && func0.call(data, "field")) {
                let data2 = data.field, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate153.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 63 || isNaN(data2))
                    return validate153.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/maximum", keyword: "maximum", params: { comparison: "<=", limit: 63 }, message: "must be <= 63" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate153.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.contexts !== void 0 && func0.call(data, "contexts")) {
                  let data3 = data.contexts, _errs8 = errors;
                  if (errors === _errs8)
                    if (Array.isArray(data3)) {
                      if (data3.length > 8)
                        return validate153.errors = [{ instancePath: instancePath + "/contexts", schemaPath: "#/properties/contexts/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                      {
                        var valid1 = !0;
                        let len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data4 = data3[i0], _errs10 = errors;
                          if (typeof data4 != "string")
                            return validate153.errors = [{ instancePath: instancePath + "/contexts/" + i0, schemaPath: "#/properties/contexts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          if (!(data4 === "send" || data4 === "pay" || data4 === "visit" || data4 === "invite" || data4 === "delete" || data4 === "change" || data4 === "create" || data4 === "execute"))
                            return validate153.errors = [{ instancePath: instancePath + "/contexts/" + i0, schemaPath: "#/properties/contexts/items/enum", keyword: "enum", params: { allowedValues: schema54.properties.contexts.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                          var valid1 = _errs10 === errors;
                          if (!valid1)
                            break;
                        }
                      }
                    } else
                      return validate153.errors = [{ instancePath: instancePath + "/contexts", schemaPath: "#/properties/contexts/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate153.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate153.errors = vErrors, errors === 0;
}
validate153.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate123(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate123.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.call === void 0 || !func0.call(data, "call")) && (missing0 = "call") || (data.principal === void 0 || !func0.call(data, "principal")) && (missing0 = "principal") || (data.agent === void 0 || !func0.call(data, "agent")) && (missing0 = "agent") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.protocol === void 0 || !func0.call(data, "protocol")) && (missing0 = "protocol") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.capabilities === void 0 || !func0.call(data, "capabilities")) && (missing0 = "capabilities") || (data.arguments === void 0 || !func0.call(data, "arguments")) && (missing0 = "arguments") || (data.verdict === void 0 || !func0.call(data, "verdict")) && (missing0 = "verdict"))
        return validate123.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema56.properties, key0)) {
            return validate123.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate123.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate123.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate123.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate123.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate123.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate123.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate123.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate124(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate126(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.call !== void 0 && func0.call(data, "call")) {
                      let data5 = data.call, _errs10 = errors;
                      if (errors === _errs10)
                        if (typeof data5 == "string") {
                          if (!pattern8.test(data5))
                            return validate123.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                        } else
                          return validate123.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.round !== void 0 && func0.call(data, "round")) {
                        let data6 = data.round, _errs12 = errors;
                        if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                          return validate123.errors = [{ instancePath: instancePath + "/round", schemaPath: "#/properties/round/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs12 && typeof data6 == "number" && isFinite(data6)) {
                          if (data6 > 9007199254740991 || isNaN(data6))
                            return validate123.errors = [{ instancePath: instancePath + "/round", schemaPath: "#/properties/round/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data6 < 2 || isNaN(data6))
                            return validate123.errors = [{ instancePath: instancePath + "/round", schemaPath: "#/properties/round/minimum", keyword: "minimum", params: { comparison: ">=", limit: 2 }, message: "must be >= 2" }], !1;
                        }
                        var valid0 = _errs12 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.trace !== void 0 && func0.call(data, "trace")) {
                          let data7 = data.trace, _errs14 = errors;
                          if (errors === _errs14)
                            if (typeof data7 == "string") {
                              if (!pattern17.test(data7))
                                return validate123.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                            } else
                              return validate123.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid0 = _errs14 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.principal !== void 0 && func0.call(data, "principal")) {
                            let _errs16 = errors;
                            validate128(data.principal, { instancePath: instancePath + "/principal", parentData: data, parentDataProperty: "principal", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate128.errors : vErrors.concat(validate128.errors), errors = vErrors.length);
                            var valid0 = _errs16 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.delegation !== void 0 && func0.call(data, "delegation")) {
                              let _errs17 = errors;
                              validate130(data.delegation, { instancePath: instancePath + "/delegation", parentData: data, parentDataProperty: "delegation", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate130.errors : vErrors.concat(validate130.errors), errors = vErrors.length);
                              var valid0 = _errs17 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.token !== void 0 && func0.call(data, "token")) {
                                let _errs18 = errors;
                                validate132(data.token, { instancePath: instancePath + "/token", parentData: data, parentDataProperty: "token", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors), errors = vErrors.length);
                                var valid0 = _errs18 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.agent !== void 0 && func0.call(data, "agent")) {
                                  let _errs19 = errors;
                                  validate134(data.agent, { instancePath: instancePath + "/agent", parentData: data, parentDataProperty: "agent", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors), errors = vErrors.length);
                                  var valid0 = _errs19 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.client !== void 0 && func0.call(data, "client")) {
                                    let data12 = data.client, _errs20 = errors;
                                    if (errors === _errs20)
                                      if (typeof data12 == "string") {
                                        if (!pattern17.test(data12))
                                          return validate123.errors = [{ instancePath: instancePath + "/client", schemaPath: "#/properties/client/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                      } else
                                        return validate123.errors = [{ instancePath: instancePath + "/client", schemaPath: "#/properties/client/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid0 = _errs20 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.server !== void 0 && func0.call(data, "server")) {
                                      let _errs22 = errors;
                                      validate136(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors), errors = vErrors.length);
                                      var valid0 = _errs22 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.method !== void 0 && func0.call(data, "method")) {
                                        let data14 = data.method, _errs23 = errors;
                                        if (errors === _errs23)
                                          if (typeof data14 == "string") {
                                            if (func88(data14) > 64)
                                              return validate123.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
                                            if (!pattern72.test(data14))
                                              return validate123.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/pattern", keyword: "pattern", params: { pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$" }, message: 'must match pattern "^[a-z]+(/[a-zA-Z_]+){0,3}$"' }], !1;
                                          } else
                                            return validate123.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid0 = _errs23 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.protocol !== void 0 && func0.call(data, "protocol")) {
                                          let data15 = data.protocol, _errs25 = errors;
                                          if (errors === _errs25)
                                            if (typeof data15 == "string") {
                                              if (!pattern73.test(data15))
                                                return validate123.errors = [{ instancePath: instancePath + "/protocol", schemaPath: "#/properties/protocol/pattern", keyword: "pattern", params: { pattern: "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, message: 'must match pattern "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$"' }], !1;
                                            } else
                                              return validate123.errors = [{ instancePath: instancePath + "/protocol", schemaPath: "#/properties/protocol/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid0 = _errs25 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.target !== void 0 && func0.call(data, "target")) {
                                            let _errs27 = errors;
                                            validate138(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate138.errors : vErrors.concat(validate138.errors), errors = vErrors.length);
                                            var valid0 = _errs27 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0) {
                                            if (data.capabilities !== void 0 && func0.call(data, "capabilities")) {
                                              let data17 = data.capabilities, _errs28 = errors;
                                              if (errors === _errs28)
                                                if (Array.isArray(data17)) {
                                                  if (data17.length > 16)
                                                    return validate123.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                                  {
                                                    var valid1 = !0;
                                                    let len0 = data17.length;
                                                    for (let i0 = 0; i0 < len0; i0++) {
                                                      let _errs30 = errors;
                                                      validate140(data17[i0], { instancePath: instancePath + "/capabilities/" + i0, parentData: data17, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors), errors = vErrors.length);
                                                      var valid1 = _errs30 === errors;
                                                      if (!valid1)
                                                        break;
                                                    }
                                                  }
                                                } else
                                                  return validate123.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                              var valid0 = _errs28 === errors;
                                            } else
                                              var valid0 = !0;
                                            if (valid0) {
                                              if (data.arguments !== void 0 && func0.call(data, "arguments")) {
                                                let _errs31 = errors;
                                                validate143(data.arguments, { instancePath: instancePath + "/arguments", parentData: data, parentDataProperty: "arguments", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length);
                                                var valid0 = _errs31 === errors;
                                              } else
                                                var valid0 = !0;
                                              if (valid0) {
                                                if (data.verdict !== void 0 && func0.call(data, "verdict")) {
                                                  let _errs32 = errors;
                                                  validate149(data.verdict, { instancePath: instancePath + "/verdict", parentData: data, parentDataProperty: "verdict", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate149.errors : vErrors.concat(validate149.errors), errors = vErrors.length);
                                                  var valid0 = _errs32 === errors;
                                                } else
                                                  var valid0 = !0;
                                                if (valid0)
                                                  if (data.intent !== void 0 && func0.call(data, "intent")) {
                                                    let data21 = data.intent, _errs33 = errors;
                                                    if (errors === _errs33)
                                                      if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                                                        let missing1;
                                                        if ((data21.labels === void 0 || !func0.call(data21, "labels")) && (missing1 = "labels") || (data21.fingerprints === void 0 || !func0.call(data21, "fingerprints")) && (missing1 = "fingerprints"))
                                                          return validate123.errors = [{ instancePath: instancePath + "/intent", schemaPath: "#/properties/intent/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                                        {
                                                          let _errs35 = errors;
                                                          for (let key1 of Object.keys(data21))
                                                            if (!(key1 === "labels" || key1 === "fingerprints")) {
                                                              return validate123.errors = [{ instancePath: instancePath + "/intent", schemaPath: "#/properties/intent/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                                              break;
                                                            }
                                                          if (_errs35 === errors) {
                                                            if (data21.labels !== void 0 && func0.call(data21, "labels")) {
                                                              let data22 = data21.labels, _errs36 = errors;
                                                              if (errors === _errs36)
                                                                if (Array.isArray(data22)) {
                                                                  if (data22.length > 32)
                                                                    return validate123.errors = [{ instancePath: instancePath + "/intent/labels", schemaPath: "#/properties/intent/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                                                                  {
                                                                    var valid3 = !0;
                                                                    let len1 = data22.length;
                                                                    for (let i1 = 0; i1 < len1; i1++) {
                                                                      let _errs38 = errors;
                                                                      validate151(data22[i1], { instancePath: instancePath + "/intent/labels/" + i1, parentData: data22, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate151.errors : vErrors.concat(validate151.errors), errors = vErrors.length);
                                                                      var valid3 = _errs38 === errors;
                                                                      if (!valid3)
                                                                        break;
                                                                    }
                                                                  }
                                                                } else
                                                                  return validate123.errors = [{ instancePath: instancePath + "/intent/labels", schemaPath: "#/properties/intent/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                                              var valid2 = _errs36 === errors;
                                                            } else
                                                              var valid2 = !0;
                                                            if (valid2)
                                                              if (data21.fingerprints !== void 0 && func0.call(data21, "fingerprints")) {
                                                                let data24 = data21.fingerprints, _errs39 = errors;
                                                                if (errors === _errs39)
                                                                  if (Array.isArray(data24)) {
                                                                    if (data24.length > 512)
                                                                      return validate123.errors = [{ instancePath: instancePath + "/intent/fingerprints", schemaPath: "#/properties/intent/properties/fingerprints/maxItems", keyword: "maxItems", params: { limit: 512 }, message: "must NOT have more than 512 items" }], !1;
                                                                    {
                                                                      var valid4 = !0;
                                                                      let len2 = data24.length;
                                                                      for (let i2 = 0; i2 < len2; i2++) {
                                                                        let _errs41 = errors;
                                                                        validate153(data24[i2], { instancePath: instancePath + "/intent/fingerprints/" + i2, parentData: data24, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors), errors = vErrors.length);
                                                                        var valid4 = _errs41 === errors;
                                                                        if (!valid4)
                                                                          break;
                                                                      }
                                                                    }
                                                                  } else
                                                                    return validate123.errors = [{ instancePath: instancePath + "/intent/fingerprints", schemaPath: "#/properties/intent/properties/fingerprints/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                                                var valid2 = _errs39 === errors;
                                                              } else
                                                                var valid2 = !0;
                                                          }
                                                        }
                                                      } else
                                                        return validate123.errors = [{ instancePath: instancePath + "/intent", schemaPath: "#/properties/intent/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                    var valid0 = _errs33 === errors;
                                                  } else
                                                    var valid0 = !0;
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate123.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate123.errors = vErrors, errors === 0;
}
validate123.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCatalogObserved = validate155, schema71 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/catalog-observed.v1.schema.json", title: "CatalogObserved", description: "A definition of a tool, prompt or resource template that a server offered. Type shearpin.catalog.observed.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "server", "target", "bytes", "capabilities", "labels", "parameters"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, target: { $ref: "parts.v1.schema.json#/$defs/Target" }, bytes: { description: "Size of the definition.", type: "integer", minimum: 0, maximum: 9007199254740991 }, capabilities: { type: "array", maxItems: 16, items: { $ref: "parts.v1.schema.json#/$defs/Capability" } }, void: { description: "The operator's entry for this tool is for another definition and does not count.", type: "boolean" }, labels: { description: "Labels of the definition's own text.", type: "array", maxItems: 32, items: { $ref: "parts.v1.schema.json#/$defs/Label" } }, parameters: { type: "array", maxItems: 64, items: { title: "Parameter", type: "object", additionalProperties: !1, required: ["name", "required"], properties: { name: { type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, required: { type: "boolean" } } } } } };
function validate156(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate156.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate156.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate156.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate156.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate156.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate156.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate156.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate156.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate156.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate156.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate156.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate156.errors = vErrors, errors === 0;
}
validate156.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate158(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate158.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate158.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate158.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate158.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate158.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern71.test(data1))
                    return validate158.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate158.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate158.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate158.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema48.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate158.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate158.errors = vErrors, errors === 0;
}
validate158.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate160(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate160.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name"))
        return validate160.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "kind" || key0 === "name" || key0 === "definition" || key0 === "annotations")) {
            return validate160.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.kind !== void 0 && func0.call(data, "kind")) {
            let data0 = data.kind, _errs2 = errors;
            if (typeof data0 != "string")
              return validate160.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "tool" || data0 === "resource" || data0 === "prompt" || data0 === "completion" || data0 === "response" || data0 === "other"))
              return validate160.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema49.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0 && func0.call(data, "name")) {
              let data1 = data.name, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern13.test(data1))
                    return validate160.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                } else
                  return validate160.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.definition !== void 0 && func0.call(data, "definition")) {
                let data2 = data.definition, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern5.test(data2))
                      return validate160.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate160.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.annotations !== void 0 && func0.call(data, "annotations")) {
                  let data3 = data.annotations, _errs8 = errors;
                  if (errors === _errs8)
                    if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                      let _errs10 = errors;
                      for (let key1 of Object.keys(data3))
                        if (!(key1 === "readOnly" || key1 === "destructive" || key1 === "idempotent" || key1 === "openWorld")) {
                          return validate160.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs10 === errors) {
                        if (data3.readOnly !== void 0 && func0.call(data3, "readOnly")) {
                          let _errs11 = errors;
                          if (typeof data3.readOnly != "boolean")
                            return validate160.errors = [{ instancePath: instancePath + "/annotations/readOnly", schemaPath: "#/properties/annotations/properties/readOnly/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                          var valid1 = _errs11 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data3.destructive !== void 0 && func0.call(data3, "destructive")) {
                            let _errs13 = errors;
                            if (typeof data3.destructive != "boolean")
                              return validate160.errors = [{ instancePath: instancePath + "/annotations/destructive", schemaPath: "#/properties/annotations/properties/destructive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                            var valid1 = _errs13 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1) {
                            if (data3.idempotent !== void 0 && func0.call(data3, "idempotent")) {
                              let _errs15 = errors;
                              if (typeof data3.idempotent != "boolean")
                                return validate160.errors = [{ instancePath: instancePath + "/annotations/idempotent", schemaPath: "#/properties/annotations/properties/idempotent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                              var valid1 = _errs15 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1)
                              if (data3.openWorld !== void 0 && func0.call(data3, "openWorld")) {
                                let _errs17 = errors;
                                if (typeof data3.openWorld != "boolean")
                                  return validate160.errors = [{ instancePath: instancePath + "/annotations/openWorld", schemaPath: "#/properties/annotations/properties/openWorld/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                var valid1 = _errs17 === errors;
                              } else
                                var valid1 = !0;
                          }
                        }
                      }
                    } else
                      return validate160.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate160.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate160.errors = vErrors, errors === 0;
}
validate160.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate162(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate162.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source"))
        return validate162.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "name" || key0 === "source")) {
            return validate162.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0 && func0.call(data, "name")) {
            let _errs2 = errors;
            validate112(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.source !== void 0 && func0.call(data, "source")) {
              let data1 = data.source, _errs3 = errors;
              if (typeof data1 != "string")
                return validate162.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "operator" || data1 === "annotations" || data1 === "arguments" || data1 === "words" || data1 === "assumed"))
                return validate162.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/enum", keyword: "enum", params: { allowedValues: schema50.properties.source.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate162.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate162.errors = vErrors, errors === 0;
}
validate162.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate165(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate165.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" ? (validate165.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "secret.token" || data === "secret.key" || data === "secret.password" || data === "personal.email" || data === "personal.phone" || data === "personal.payment-card" || data === "personal.national-id" || data === "personal.iban" || data === "internal.address" || data === "instruction" || data === "hidden-characters" || data === "code" ? (validate165.errors = vErrors, errors === 0) : (validate165.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema53.enum }, message: "must be equal to one of the allowed values" }], !1);
}
validate165.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate155(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate155.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes") || (data.capabilities === void 0 || !func0.call(data, "capabilities")) && (missing0 = "capabilities") || (data.labels === void 0 || !func0.call(data, "labels")) && (missing0 = "labels") || (data.parameters === void 0 || !func0.call(data, "parameters")) && (missing0 = "parameters"))
        return validate155.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema71.properties, key0)) {
            return validate155.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate155.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate155.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate155.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate155.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate155.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate155.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate155.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate156(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate156.errors : vErrors.concat(validate156.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.server !== void 0 && func0.call(data, "server")) {
                    let _errs9 = errors;
                    validate158(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate158.errors : vErrors.concat(validate158.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.target !== void 0 && func0.call(data, "target")) {
                      let _errs10 = errors;
                      validate160(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate160.errors : vErrors.concat(validate160.errors), errors = vErrors.length);
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.bytes !== void 0 && func0.call(data, "bytes")) {
                        let data6 = data.bytes, _errs11 = errors;
                        if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                          return validate155.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs11 && typeof data6 == "number" && isFinite(data6)) {
                          if (data6 > 9007199254740991 || isNaN(data6))
                            return validate155.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data6 < 0 || isNaN(data6))
                            return validate155.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                        }
                        var valid0 = _errs11 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.capabilities !== void 0 && func0.call(data, "capabilities")) {
                          let data7 = data.capabilities, _errs13 = errors;
                          if (errors === _errs13)
                            if (Array.isArray(data7)) {
                              if (data7.length > 16)
                                return validate155.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                              {
                                var valid1 = !0;
                                let len0 = data7.length;
                                for (let i0 = 0; i0 < len0; i0++) {
                                  let _errs15 = errors;
                                  validate162(data7[i0], { instancePath: instancePath + "/capabilities/" + i0, parentData: data7, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate162.errors : vErrors.concat(validate162.errors), errors = vErrors.length);
                                  var valid1 = _errs15 === errors;
                                  if (!valid1)
                                    break;
                                }
                              }
                            } else
                              return validate155.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs13 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.void !== void 0 && func0.call(data, "void")) {
                            let _errs16 = errors;
                            if (typeof data.void != "boolean")
                              return validate155.errors = [{ instancePath: instancePath + "/void", schemaPath: "#/properties/void/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                            var valid0 = _errs16 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.labels !== void 0 && func0.call(data, "labels")) {
                              let data10 = data.labels, _errs18 = errors;
                              if (errors === _errs18)
                                if (Array.isArray(data10)) {
                                  if (data10.length > 32)
                                    return validate155.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                                  {
                                    var valid2 = !0;
                                    let len1 = data10.length;
                                    for (let i1 = 0; i1 < len1; i1++) {
                                      let _errs20 = errors;
                                      validate165(data10[i1], { instancePath: instancePath + "/labels/" + i1, parentData: data10, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate165.errors : vErrors.concat(validate165.errors), errors = vErrors.length);
                                      var valid2 = _errs20 === errors;
                                      if (!valid2)
                                        break;
                                    }
                                  }
                                } else
                                  return validate155.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                              var valid0 = _errs18 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0)
                              if (data.parameters !== void 0 && func0.call(data, "parameters")) {
                                let data12 = data.parameters, _errs21 = errors;
                                if (errors === _errs21)
                                  if (Array.isArray(data12)) {
                                    if (data12.length > 64)
                                      return validate155.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }], !1;
                                    {
                                      var valid3 = !0;
                                      let len2 = data12.length;
                                      for (let i2 = 0; i2 < len2; i2++) {
                                        let data13 = data12[i2], _errs23 = errors;
                                        if (errors === _errs23)
                                          if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                                            let missing1;
                                            if ((data13.name === void 0 || !func0.call(data13, "name")) && (missing1 = "name") || (data13.required === void 0 || !func0.call(data13, "required")) && (missing1 = "required"))
                                              return validate155.errors = [{ instancePath: instancePath + "/parameters/" + i2, schemaPath: "#/properties/parameters/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                            {
                                              let _errs25 = errors;
                                              for (let key1 of Object.keys(data13))
                                                if (!(key1 === "name" || key1 === "required")) {
                                                  return validate155.errors = [{ instancePath: instancePath + "/parameters/" + i2, schemaPath: "#/properties/parameters/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                                  break;
                                                }
                                              if (_errs25 === errors) {
                                                if (data13.name !== void 0 && func0.call(data13, "name")) {
                                                  let data14 = data13.name, _errs26 = errors;
                                                  if (errors === _errs26)
                                                    if (typeof data14 == "string") {
                                                      if (!pattern13.test(data14))
                                                        return validate155.errors = [{ instancePath: instancePath + "/parameters/" + i2 + "/name", schemaPath: "#/properties/parameters/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                                                    } else
                                                      return validate155.errors = [{ instancePath: instancePath + "/parameters/" + i2 + "/name", schemaPath: "#/properties/parameters/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                  var valid4 = _errs26 === errors;
                                                } else
                                                  var valid4 = !0;
                                                if (valid4)
                                                  if (data13.required !== void 0 && func0.call(data13, "required")) {
                                                    let _errs28 = errors;
                                                    if (typeof data13.required != "boolean")
                                                      return validate155.errors = [{ instancePath: instancePath + "/parameters/" + i2 + "/required", schemaPath: "#/properties/parameters/items/properties/required/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                                    var valid4 = _errs28 === errors;
                                                  } else
                                                    var valid4 = !0;
                                              }
                                            }
                                          } else
                                            return validate155.errors = [{ instancePath: instancePath + "/parameters/" + i2, schemaPath: "#/properties/parameters/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                        var valid3 = _errs23 === errors;
                                        if (!valid3)
                                          break;
                                      }
                                    }
                                  } else
                                    return validate155.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                var valid0 = _errs21 === errors;
                              } else
                                var valid0 = !0;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate155.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate155.errors = vErrors, errors === 0;
}
validate155.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateDiscovery = validate167, schema77 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/discovery.v1.schema.json", title: "Discovery", description: "Authorization metadata that a client or gateway is about to fetch, or was told of. Type shearpin.discovery.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "principal", "server", "seen", "document", "urls", "overflow"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, principal: { $ref: "parts.v1.schema.json#/$defs/Principal" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, seen: { description: "Where the gateway saw it: a challenge of the server, a client's request for a document, or the document itself.", type: "string", enum: ["challenge", "request", "document"] }, document: { description: "The document that is asked for, pointed to, or was served.", type: "string", enum: ["protected-resource", "authorization-server", "openid-configuration"] }, urls: { description: "URLs that the client is led to, without the URLs.", type: "array", maxItems: 16, items: { title: "DiscoveredUrl", type: "object", additionalProperties: !1, required: ["role", "url", "labels"], properties: { role: { description: "What the URL is for.", type: "string", enum: ["metadata", "authorization-server", "endpoint", "keys", "other"] }, url: { description: "Fingerprint of the URL, as of the same URL in arguments and results.", type: "string", pattern: "^[0-9a-f]{16}$" }, host: { description: "Fingerprint of its host.", type: "string", pattern: "^[0-9a-f]{16}$" }, labels: { description: "Its address is inside a network, of this machine or link-local; it goes without TLS; it is at the origin of the server, or of the gateway; it is no http or https URL.", type: "array", maxItems: 8, items: { type: "string", enum: ["internal", "loopback", "link-local", "cleartext", "same-origin", "gateway", "malformed"] } } } } }, overflow: { description: "URLs that did not fit.", type: "integer", minimum: 0, maximum: 9007199254740991 } } };
function validate168(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate168.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate168.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate168.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate168.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate168.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate168.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate168.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate168.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate168.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate168.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate168.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate168.errors = vErrors, errors === 0;
}
validate168.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate170(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate170.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate170.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate170.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern51.test(data0))
                  return validate170.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate170.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate170.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate170.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema40.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate170.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate170.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate170.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern51.test(data3))
                        return validate170.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate170.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate170.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate170.errors = vErrors, errors === 0;
}
validate170.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate172(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate172.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method"))
        return validate172.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "method")) {
            return validate172.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern17.test(data0))
                  return validate172.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate172.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate172.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "jwt-verified" || data1 === "jwt-accepted" || data1 === "token" || data1 === "os-user" || data1 === "listener"))
                return validate172.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema44.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate172.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate172.errors = vErrors, errors === 0;
}
validate172.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate174(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate174.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate174.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate174.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate174.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate174.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern71.test(data1))
                    return validate174.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate174.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate174.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate174.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema48.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate174.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate174.errors = vErrors, errors === 0;
}
validate174.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate167(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate167.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.principal === void 0 || !func0.call(data, "principal")) && (missing0 = "principal") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.seen === void 0 || !func0.call(data, "seen")) && (missing0 = "seen") || (data.document === void 0 || !func0.call(data, "document")) && (missing0 = "document") || (data.urls === void 0 || !func0.call(data, "urls")) && (missing0 = "urls") || (data.overflow === void 0 || !func0.call(data, "overflow")) && (missing0 = "overflow"))
        return validate167.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema77.properties, key0)) {
            return validate167.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate167.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate167.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate167.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate167.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate167.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate167.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate167.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate168(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate168.errors : vErrors.concat(validate168.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate170(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.principal !== void 0 && func0.call(data, "principal")) {
                      let _errs10 = errors;
                      validate172(data.principal, { instancePath: instancePath + "/principal", parentData: data, parentDataProperty: "principal", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate172.errors : vErrors.concat(validate172.errors), errors = vErrors.length);
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.server !== void 0 && func0.call(data, "server")) {
                        let _errs11 = errors;
                        validate174(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors), errors = vErrors.length);
                        var valid0 = _errs11 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.seen !== void 0 && func0.call(data, "seen")) {
                          let data7 = data.seen, _errs12 = errors;
                          if (typeof data7 != "string")
                            return validate167.errors = [{ instancePath: instancePath + "/seen", schemaPath: "#/properties/seen/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          if (!(data7 === "challenge" || data7 === "request" || data7 === "document"))
                            return validate167.errors = [{ instancePath: instancePath + "/seen", schemaPath: "#/properties/seen/enum", keyword: "enum", params: { allowedValues: schema77.properties.seen.enum }, message: "must be equal to one of the allowed values" }], !1;
                          var valid0 = _errs12 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.document !== void 0 && func0.call(data, "document")) {
                            let data8 = data.document, _errs14 = errors;
                            if (typeof data8 != "string")
                              return validate167.errors = [{ instancePath: instancePath + "/document", schemaPath: "#/properties/document/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                            if (!(data8 === "protected-resource" || data8 === "authorization-server" || data8 === "openid-configuration"))
                              return validate167.errors = [{ instancePath: instancePath + "/document", schemaPath: "#/properties/document/enum", keyword: "enum", params: { allowedValues: schema77.properties.document.enum }, message: "must be equal to one of the allowed values" }], !1;
                            var valid0 = _errs14 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.urls !== void 0 && func0.call(data, "urls")) {
                              let data9 = data.urls, _errs16 = errors;
                              if (errors === _errs16)
                                if (Array.isArray(data9)) {
                                  if (data9.length > 16)
                                    return validate167.errors = [{ instancePath: instancePath + "/urls", schemaPath: "#/properties/urls/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                  {
                                    var valid1 = !0;
                                    let len0 = data9.length;
                                    for (let i0 = 0; i0 < len0; i0++) {
                                      let data10 = data9[i0], _errs18 = errors;
                                      if (errors === _errs18)
                                        if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                                          let missing1;
                                          if ((data10.role === void 0 || !func0.call(data10, "role")) && (missing1 = "role") || (data10.url === void 0 || !func0.call(data10, "url")) && (missing1 = "url") || (data10.labels === void 0 || !func0.call(data10, "labels")) && (missing1 = "labels"))
                                            return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0, schemaPath: "#/properties/urls/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                          {
                                            let _errs20 = errors;
                                            for (let key1 of Object.keys(data10))
                                              if (!(key1 === "role" || key1 === "url" || key1 === "host" || key1 === "labels")) {
                                                return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0, schemaPath: "#/properties/urls/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                                break;
                                              }
                                            if (_errs20 === errors) {
                                              if (data10.role !== void 0 && func0.call(data10, "role")) {
                                                let data11 = data10.role, _errs21 = errors;
                                                if (typeof data11 != "string")
                                                  return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/role", schemaPath: "#/properties/urls/items/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                if (!(data11 === "metadata" || data11 === "authorization-server" || data11 === "endpoint" || data11 === "keys" || data11 === "other"))
                                                  return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/role", schemaPath: "#/properties/urls/items/properties/role/enum", keyword: "enum", params: { allowedValues: schema77.properties.urls.items.properties.role.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                var valid2 = _errs21 === errors;
                                              } else
                                                var valid2 = !0;
                                              if (valid2) {
                                                if (data10.url !== void 0 && func0.call(data10, "url")) {
                                                  let data12 = data10.url, _errs23 = errors;
                                                  if (errors === _errs23)
                                                    if (typeof data12 == "string") {
                                                      if (!pattern17.test(data12))
                                                        return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/url", schemaPath: "#/properties/urls/items/properties/url/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                                    } else
                                                      return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/url", schemaPath: "#/properties/urls/items/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                  var valid2 = _errs23 === errors;
                                                } else
                                                  var valid2 = !0;
                                                if (valid2) {
                                                  if (data10.host !== void 0 && func0.call(data10, "host")) {
                                                    let data13 = data10.host, _errs25 = errors;
                                                    if (errors === _errs25)
                                                      if (typeof data13 == "string") {
                                                        if (!pattern17.test(data13))
                                                          return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/host", schemaPath: "#/properties/urls/items/properties/host/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                                      } else
                                                        return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/host", schemaPath: "#/properties/urls/items/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                    var valid2 = _errs25 === errors;
                                                  } else
                                                    var valid2 = !0;
                                                  if (valid2)
                                                    if (data10.labels !== void 0 && func0.call(data10, "labels")) {
                                                      let data14 = data10.labels, _errs27 = errors;
                                                      if (errors === _errs27)
                                                        if (Array.isArray(data14)) {
                                                          if (data14.length > 8)
                                                            return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/labels", schemaPath: "#/properties/urls/items/properties/labels/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                                                          {
                                                            var valid3 = !0;
                                                            let len1 = data14.length;
                                                            for (let i1 = 0; i1 < len1; i1++) {
                                                              let data15 = data14[i1], _errs29 = errors;
                                                              if (typeof data15 != "string")
                                                                return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/labels/" + i1, schemaPath: "#/properties/urls/items/properties/labels/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                              if (!(data15 === "internal" || data15 === "loopback" || data15 === "link-local" || data15 === "cleartext" || data15 === "same-origin" || data15 === "gateway" || data15 === "malformed"))
                                                                return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/labels/" + i1, schemaPath: "#/properties/urls/items/properties/labels/items/enum", keyword: "enum", params: { allowedValues: schema77.properties.urls.items.properties.labels.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                              var valid3 = _errs29 === errors;
                                                              if (!valid3)
                                                                break;
                                                            }
                                                          }
                                                        } else
                                                          return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0 + "/labels", schemaPath: "#/properties/urls/items/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                                      var valid2 = _errs27 === errors;
                                                    } else
                                                      var valid2 = !0;
                                                }
                                              }
                                            }
                                          }
                                        } else
                                          return validate167.errors = [{ instancePath: instancePath + "/urls/" + i0, schemaPath: "#/properties/urls/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                      var valid1 = _errs18 === errors;
                                      if (!valid1)
                                        break;
                                    }
                                  }
                                } else
                                  return validate167.errors = [{ instancePath: instancePath + "/urls", schemaPath: "#/properties/urls/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                              var valid0 = _errs16 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0)
                              if (data.overflow !== void 0 && func0.call(data, "overflow")) {
                                let data16 = data.overflow, _errs31 = errors;
                                if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16)))
                                  return validate167.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs31 && typeof data16 == "number" && isFinite(data16)) {
                                  if (data16 > 9007199254740991 || isNaN(data16))
                                    return validate167.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                  if (data16 < 0 || isNaN(data16))
                                    return validate167.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid0 = _errs31 === errors;
                              } else
                                var valid0 = !0;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate167.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate167.errors = vErrors, errors === 0;
}
validate167.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateDlqRecord = validate176, schema82 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/dlq-record.v1.schema.json", title: "DlqRecord", description: "A record that could not be processed: where it stands and why, never its bytes.", type: "object", additionalProperties: !1, required: ["reason", "topic", "partition", "offset", "bytes", "sha256", "appendTimeMs"], properties: { reason: { type: "string", enum: ["no-mac", "bad-mac", "unknown-gateway", "foreign-tenant", "wrong-key", "not-json", "schema", "unknown-type", "oversize", "clock", "poison"] }, detail: { description: "Schema path and keyword; never a value.", type: "string", maxLength: 256 }, topic: { type: "string", maxLength: 249 }, partition: { type: "integer", minimum: 0, maximum: 9007199254740991 }, offset: { description: "Offset as decimal text.", type: "string", pattern: "^[0-9]{1,20}$" }, bytes: { description: "Length of the value.", type: "integer", minimum: 0, maximum: 9007199254740991 }, sha256: { description: "HMAC-SHA-256 of the value, with a key of the workers: equal values are known again, and none is found by trying.", type: "string", pattern: "^[0-9a-f]{64}$" }, appendTimeMs: { type: "integer", minimum: 0, maximum: 9007199254740991 } } }, pattern125 = new RegExp("^[0-9a-f]{64}$", "u");
function validate176(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate176.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason") || (data.topic === void 0 || !func0.call(data, "topic")) && (missing0 = "topic") || (data.partition === void 0 || !func0.call(data, "partition")) && (missing0 = "partition") || (data.offset === void 0 || !func0.call(data, "offset")) && (missing0 = "offset") || (data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes") || (data.sha256 === void 0 || !func0.call(data, "sha256")) && (missing0 = "sha256") || (data.appendTimeMs === void 0 || !func0.call(data, "appendTimeMs")) && (missing0 = "appendTimeMs"))
        return validate176.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "reason" || key0 === "detail" || key0 === "topic" || key0 === "partition" || key0 === "offset" || key0 === "bytes" || key0 === "sha256" || key0 === "appendTimeMs")) {
            return validate176.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.reason !== void 0 && func0.call(data, "reason")) {
            let data0 = data.reason, _errs2 = errors;
            if (typeof data0 != "string")
              return validate176.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "no-mac" || data0 === "bad-mac" || data0 === "unknown-gateway" || data0 === "foreign-tenant" || data0 === "wrong-key" || data0 === "not-json" || data0 === "schema" || data0 === "unknown-type" || data0 === "oversize" || data0 === "clock" || data0 === "poison"))
              return validate176.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/enum", keyword: "enum", params: { allowedValues: schema82.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.detail !== void 0 && func0.call(data, "detail")) {
              let data1 = data.detail, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func88(data1) > 256)
                    return validate176.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                } else
                  return validate176.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.topic !== void 0 && func0.call(data, "topic")) {
                let data2 = data.topic, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (func88(data2) > 249)
                      return validate176.errors = [{ instancePath: instancePath + "/topic", schemaPath: "#/properties/topic/maxLength", keyword: "maxLength", params: { limit: 249 }, message: "must NOT have more than 249 characters" }], !1;
                  } else
                    return validate176.errors = [{ instancePath: instancePath + "/topic", schemaPath: "#/properties/topic/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.partition !== void 0 && func0.call(data, "partition")) {
                  let data3 = data.partition, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate176.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                    if (data3 > 9007199254740991 || isNaN(data3))
                      return validate176.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data3 < 0 || isNaN(data3))
                      return validate176.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  }
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.offset !== void 0 && func0.call(data, "offset")) {
                    let data4 = data.offset, _errs10 = errors;
                    if (errors === _errs10)
                      if (typeof data4 == "string") {
                        if (!pattern34.test(data4))
                          return validate176.errors = [{ instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,20}$" }, message: 'must match pattern "^[0-9]{1,20}$"' }], !1;
                      } else
                        return validate176.errors = [{ instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.bytes !== void 0 && func0.call(data, "bytes")) {
                      let data5 = data.bytes, _errs12 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate176.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs12 && typeof data5 == "number" && isFinite(data5)) {
                        if (data5 > 9007199254740991 || isNaN(data5))
                          return validate176.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                        if (data5 < 0 || isNaN(data5))
                          return validate176.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      }
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.sha256 !== void 0 && func0.call(data, "sha256")) {
                        let data6 = data.sha256, _errs14 = errors;
                        if (errors === _errs14)
                          if (typeof data6 == "string") {
                            if (!pattern125.test(data6))
                              return validate176.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
                          } else
                            return validate176.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs14 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0)
                        if (data.appendTimeMs !== void 0 && func0.call(data, "appendTimeMs")) {
                          let data7 = data.appendTimeMs, _errs16 = errors;
                          if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                            return validate176.errors = [{ instancePath: instancePath + "/appendTimeMs", schemaPath: "#/properties/appendTimeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs16 && typeof data7 == "number" && isFinite(data7)) {
                            if (data7 > 9007199254740991 || isNaN(data7))
                              return validate176.errors = [{ instancePath: instancePath + "/appendTimeMs", schemaPath: "#/properties/appendTimeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                            if (data7 < 0 || isNaN(data7))
                              return validate176.errors = [{ instancePath: instancePath + "/appendTimeMs", schemaPath: "#/properties/appendTimeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                          }
                          var valid0 = _errs16 === errors;
                        } else
                          var valid0 = !0;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate176.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate176.errors = vErrors, errors === 0;
}
validate176.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateHeartbeat = validate177, schema83 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/heartbeat.v1.schema.json", title: "Heartbeat", description: "A gateway lives, and what it could not tell. Type shearpin.gateway.heartbeat.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "intervalMs", "dropped", "buffered", "feed", "clockOffsetMs"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, intervalMs: { description: "Until the next one.", type: "integer", minimum: 1, maximum: 9007199254740991 }, dropped: { title: "Dropped", description: "What did not fit the buffer.", type: "object", additionalProperties: !1, required: ["total", "sinceLast"], properties: { total: { description: "Events dropped since boot.", type: "integer", minimum: 0, maximum: 9007199254740991 }, sinceLast: { description: "Events dropped since the last heartbeat.", type: "integer", minimum: 0, maximum: 9007199254740991 } } }, buffered: { description: "Events that wait to be produced.", type: "integer", minimum: 0, maximum: 9007199254740991 }, sessions: { description: "Sessions with traffic or drops since the last heartbeat.", type: "array", maxItems: 256, items: { title: "HeartbeatSession", type: "object", additionalProperties: !1, required: ["key", "seq", "dropped"], properties: { key: { type: "string", pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, seq: { description: "Last sequence number given.", type: "integer", minimum: 0, maximum: 9007199254740991 }, dropped: { description: "Events of this session dropped since boot.", type: "integer", minimum: 0, maximum: 9007199254740991 } } } }, feed: { title: "Feed", type: "object", additionalProperties: !1, required: ["state"], properties: { state: { description: "State of the command feed at this gateway.", type: "string", enum: ["booting", "fresh", "stale"] }, reason: { type: "string", enum: ["no-beacon", "beacon-mismatch", "unreachable", "clock"] }, live: { description: "Live commands.", type: "integer", minimum: 0, maximum: 9007199254740991 } } }, traffic: { title: "Traffic", description: "Whether sessions hold calls together.", type: "object", additionalProperties: !1, required: ["calls", "sessions", "degenerate"], properties: { calls: { description: "Calls since boot.", type: "integer", minimum: 0, maximum: 9007199254740991 }, sessions: { description: "Sessions that began since boot.", type: "integer", minimum: 0, maximum: 9007199254740991 }, degenerate: { description: "Of the last 100 calls or more nearly each began a session of its own.", type: "boolean" } } }, clockOffsetMs: { description: "Own clock against the log's append time.", type: "integer" } } };
function validate178(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate178.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate178.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate178.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate178.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate178.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate178.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate178.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate178.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate178.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate178.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate178.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate178.errors = vErrors, errors === 0;
}
validate178.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate177(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate177.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.intervalMs === void 0 || !func0.call(data, "intervalMs")) && (missing0 = "intervalMs") || (data.dropped === void 0 || !func0.call(data, "dropped")) && (missing0 = "dropped") || (data.buffered === void 0 || !func0.call(data, "buffered")) && (missing0 = "buffered") || (data.feed === void 0 || !func0.call(data, "feed")) && (missing0 = "feed") || (data.clockOffsetMs === void 0 || !func0.call(data, "clockOffsetMs")) && (missing0 = "clockOffsetMs"))
        return validate177.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema83.properties, key0)) {
            return validate177.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate177.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate177.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate177.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate177.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate177.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate177.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate177.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate178(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.intervalMs !== void 0 && func0.call(data, "intervalMs")) {
                    let data4 = data.intervalMs, _errs9 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate177.errors = [{ instancePath: instancePath + "/intervalMs", schemaPath: "#/properties/intervalMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate177.errors = [{ instancePath: instancePath + "/intervalMs", schemaPath: "#/properties/intervalMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 1 || isNaN(data4))
                        return validate177.errors = [{ instancePath: instancePath + "/intervalMs", schemaPath: "#/properties/intervalMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                    }
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.dropped !== void 0 && func0.call(data, "dropped")) {
                      let data5 = data.dropped, _errs11 = errors;
                      if (errors === _errs11)
                        if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                          let missing1;
                          if ((data5.total === void 0 || !func0.call(data5, "total")) && (missing1 = "total") || (data5.sinceLast === void 0 || !func0.call(data5, "sinceLast")) && (missing1 = "sinceLast"))
                            return validate177.errors = [{ instancePath: instancePath + "/dropped", schemaPath: "#/properties/dropped/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                          {
                            let _errs13 = errors;
                            for (let key1 of Object.keys(data5))
                              if (!(key1 === "total" || key1 === "sinceLast")) {
                                return validate177.errors = [{ instancePath: instancePath + "/dropped", schemaPath: "#/properties/dropped/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                break;
                              }
                            if (_errs13 === errors) {
                              if (data5.total !== void 0 && func0.call(data5, "total")) {
                                let data6 = data5.total, _errs14 = errors;
                                if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                                  return validate177.errors = [{ instancePath: instancePath + "/dropped/total", schemaPath: "#/properties/dropped/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
                                  if (data6 > 9007199254740991 || isNaN(data6))
                                    return validate177.errors = [{ instancePath: instancePath + "/dropped/total", schemaPath: "#/properties/dropped/properties/total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                  if (data6 < 0 || isNaN(data6))
                                    return validate177.errors = [{ instancePath: instancePath + "/dropped/total", schemaPath: "#/properties/dropped/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid1 = _errs14 === errors;
                              } else
                                var valid1 = !0;
                              if (valid1)
                                if (data5.sinceLast !== void 0 && func0.call(data5, "sinceLast")) {
                                  let data7 = data5.sinceLast, _errs16 = errors;
                                  if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                                    return validate177.errors = [{ instancePath: instancePath + "/dropped/sinceLast", schemaPath: "#/properties/dropped/properties/sinceLast/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                  if (errors === _errs16 && typeof data7 == "number" && isFinite(data7)) {
                                    if (data7 > 9007199254740991 || isNaN(data7))
                                      return validate177.errors = [{ instancePath: instancePath + "/dropped/sinceLast", schemaPath: "#/properties/dropped/properties/sinceLast/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                    if (data7 < 0 || isNaN(data7))
                                      return validate177.errors = [{ instancePath: instancePath + "/dropped/sinceLast", schemaPath: "#/properties/dropped/properties/sinceLast/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                  }
                                  var valid1 = _errs16 === errors;
                                } else
                                  var valid1 = !0;
                            }
                          }
                        } else
                          return validate177.errors = [{ instancePath: instancePath + "/dropped", schemaPath: "#/properties/dropped/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.buffered !== void 0 && func0.call(data, "buffered")) {
                        let data8 = data.buffered, _errs18 = errors;
                        if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                          return validate177.errors = [{ instancePath: instancePath + "/buffered", schemaPath: "#/properties/buffered/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs18 && typeof data8 == "number" && isFinite(data8)) {
                          if (data8 > 9007199254740991 || isNaN(data8))
                            return validate177.errors = [{ instancePath: instancePath + "/buffered", schemaPath: "#/properties/buffered/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data8 < 0 || isNaN(data8))
                            return validate177.errors = [{ instancePath: instancePath + "/buffered", schemaPath: "#/properties/buffered/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                        }
                        var valid0 = _errs18 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.sessions !== void 0 && func0.call(data, "sessions")) {
                          let data9 = data.sessions, _errs20 = errors;
                          if (errors === _errs20)
                            if (Array.isArray(data9)) {
                              if (data9.length > 256)
                                return validate177.errors = [{ instancePath: instancePath + "/sessions", schemaPath: "#/properties/sessions/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" }], !1;
                              {
                                var valid2 = !0;
                                let len0 = data9.length;
                                for (let i0 = 0; i0 < len0; i0++) {
                                  let data10 = data9[i0], _errs22 = errors;
                                  if (errors === _errs22)
                                    if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                                      let missing2;
                                      if ((data10.key === void 0 || !func0.call(data10, "key")) && (missing2 = "key") || (data10.seq === void 0 || !func0.call(data10, "seq")) && (missing2 = "seq") || (data10.dropped === void 0 || !func0.call(data10, "dropped")) && (missing2 = "dropped"))
                                        return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0, schemaPath: "#/properties/sessions/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                                      {
                                        let _errs24 = errors;
                                        for (let key2 of Object.keys(data10))
                                          if (!(key2 === "key" || key2 === "seq" || key2 === "dropped")) {
                                            return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0, schemaPath: "#/properties/sessions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                            break;
                                          }
                                        if (_errs24 === errors) {
                                          if (data10.key !== void 0 && func0.call(data10, "key")) {
                                            let data11 = data10.key, _errs25 = errors;
                                            if (errors === _errs25)
                                              if (typeof data11 == "string") {
                                                if (!pattern51.test(data11))
                                                  return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/key", schemaPath: "#/properties/sessions/items/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                                              } else
                                                return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/key", schemaPath: "#/properties/sessions/items/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            var valid3 = _errs25 === errors;
                                          } else
                                            var valid3 = !0;
                                          if (valid3) {
                                            if (data10.seq !== void 0 && func0.call(data10, "seq")) {
                                              let data12 = data10.seq, _errs27 = errors;
                                              if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12)))
                                                return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/seq", schemaPath: "#/properties/sessions/items/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                              if (errors === _errs27 && typeof data12 == "number" && isFinite(data12)) {
                                                if (data12 > 9007199254740991 || isNaN(data12))
                                                  return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/seq", schemaPath: "#/properties/sessions/items/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                if (data12 < 0 || isNaN(data12))
                                                  return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/seq", schemaPath: "#/properties/sessions/items/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                              }
                                              var valid3 = _errs27 === errors;
                                            } else
                                              var valid3 = !0;
                                            if (valid3)
                                              if (data10.dropped !== void 0 && func0.call(data10, "dropped")) {
                                                let data13 = data10.dropped, _errs29 = errors;
                                                if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13)))
                                                  return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/dropped", schemaPath: "#/properties/sessions/items/properties/dropped/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                if (errors === _errs29 && typeof data13 == "number" && isFinite(data13)) {
                                                  if (data13 > 9007199254740991 || isNaN(data13))
                                                    return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/dropped", schemaPath: "#/properties/sessions/items/properties/dropped/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                  if (data13 < 0 || isNaN(data13))
                                                    return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/dropped", schemaPath: "#/properties/sessions/items/properties/dropped/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                }
                                                var valid3 = _errs29 === errors;
                                              } else
                                                var valid3 = !0;
                                          }
                                        }
                                      }
                                    } else
                                      return validate177.errors = [{ instancePath: instancePath + "/sessions/" + i0, schemaPath: "#/properties/sessions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                  var valid2 = _errs22 === errors;
                                  if (!valid2)
                                    break;
                                }
                              }
                            } else
                              return validate177.errors = [{ instancePath: instancePath + "/sessions", schemaPath: "#/properties/sessions/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs20 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.feed !== void 0 && func0.call(data, "feed")) {
                            let data14 = data.feed, _errs31 = errors;
                            if (errors === _errs31)
                              if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                                let missing3;
                                if ((data14.state === void 0 || !func0.call(data14, "state")) && (missing3 = "state"))
                                  return validate177.errors = [{ instancePath: instancePath + "/feed", schemaPath: "#/properties/feed/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }], !1;
                                {
                                  let _errs33 = errors;
                                  for (let key3 of Object.keys(data14))
                                    if (!(key3 === "state" || key3 === "reason" || key3 === "live")) {
                                      return validate177.errors = [{ instancePath: instancePath + "/feed", schemaPath: "#/properties/feed/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }], !1;
                                      break;
                                    }
                                  if (_errs33 === errors) {
                                    if (data14.state !== void 0 && func0.call(data14, "state")) {
                                      let data15 = data14.state, _errs34 = errors;
                                      if (typeof data15 != "string")
                                        return validate177.errors = [{ instancePath: instancePath + "/feed/state", schemaPath: "#/properties/feed/properties/state/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      if (!(data15 === "booting" || data15 === "fresh" || data15 === "stale"))
                                        return validate177.errors = [{ instancePath: instancePath + "/feed/state", schemaPath: "#/properties/feed/properties/state/enum", keyword: "enum", params: { allowedValues: schema83.properties.feed.properties.state.enum }, message: "must be equal to one of the allowed values" }], !1;
                                      var valid4 = _errs34 === errors;
                                    } else
                                      var valid4 = !0;
                                    if (valid4) {
                                      if (data14.reason !== void 0 && func0.call(data14, "reason")) {
                                        let data16 = data14.reason, _errs36 = errors;
                                        if (typeof data16 != "string")
                                          return validate177.errors = [{ instancePath: instancePath + "/feed/reason", schemaPath: "#/properties/feed/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        if (!(data16 === "no-beacon" || data16 === "beacon-mismatch" || data16 === "unreachable" || data16 === "clock"))
                                          return validate177.errors = [{ instancePath: instancePath + "/feed/reason", schemaPath: "#/properties/feed/properties/reason/enum", keyword: "enum", params: { allowedValues: schema83.properties.feed.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
                                        var valid4 = _errs36 === errors;
                                      } else
                                        var valid4 = !0;
                                      if (valid4)
                                        if (data14.live !== void 0 && func0.call(data14, "live")) {
                                          let data17 = data14.live, _errs38 = errors;
                                          if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17)))
                                            return validate177.errors = [{ instancePath: instancePath + "/feed/live", schemaPath: "#/properties/feed/properties/live/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                          if (errors === _errs38 && typeof data17 == "number" && isFinite(data17)) {
                                            if (data17 > 9007199254740991 || isNaN(data17))
                                              return validate177.errors = [{ instancePath: instancePath + "/feed/live", schemaPath: "#/properties/feed/properties/live/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                            if (data17 < 0 || isNaN(data17))
                                              return validate177.errors = [{ instancePath: instancePath + "/feed/live", schemaPath: "#/properties/feed/properties/live/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                          }
                                          var valid4 = _errs38 === errors;
                                        } else
                                          var valid4 = !0;
                                    }
                                  }
                                }
                              } else
                                return validate177.errors = [{ instancePath: instancePath + "/feed", schemaPath: "#/properties/feed/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                            var valid0 = _errs31 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.traffic !== void 0 && func0.call(data, "traffic")) {
                              let data18 = data.traffic, _errs40 = errors;
                              if (errors === _errs40)
                                if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                                  let missing4;
                                  if ((data18.calls === void 0 || !func0.call(data18, "calls")) && (missing4 = "calls") || (data18.sessions === void 0 || !func0.call(data18, "sessions")) && (missing4 = "sessions") || (data18.degenerate === void 0 || !func0.call(data18, "degenerate")) && (missing4 = "degenerate"))
                                    return validate177.errors = [{ instancePath: instancePath + "/traffic", schemaPath: "#/properties/traffic/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" }], !1;
                                  {
                                    let _errs42 = errors;
                                    for (let key4 of Object.keys(data18))
                                      if (!(key4 === "calls" || key4 === "sessions" || key4 === "degenerate")) {
                                        return validate177.errors = [{ instancePath: instancePath + "/traffic", schemaPath: "#/properties/traffic/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" }], !1;
                                        break;
                                      }
                                    if (_errs42 === errors) {
                                      if (data18.calls !== void 0 && func0.call(data18, "calls")) {
                                        let data19 = data18.calls, _errs43 = errors;
                                        if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19)))
                                          return validate177.errors = [{ instancePath: instancePath + "/traffic/calls", schemaPath: "#/properties/traffic/properties/calls/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                        if (errors === _errs43 && typeof data19 == "number" && isFinite(data19)) {
                                          if (data19 > 9007199254740991 || isNaN(data19))
                                            return validate177.errors = [{ instancePath: instancePath + "/traffic/calls", schemaPath: "#/properties/traffic/properties/calls/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                          if (data19 < 0 || isNaN(data19))
                                            return validate177.errors = [{ instancePath: instancePath + "/traffic/calls", schemaPath: "#/properties/traffic/properties/calls/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                        }
                                        var valid5 = _errs43 === errors;
                                      } else
                                        var valid5 = !0;
                                      if (valid5) {
                                        if (data18.sessions !== void 0 && func0.call(data18, "sessions")) {
                                          let data20 = data18.sessions, _errs45 = errors;
                                          if (!(typeof data20 == "number" && !(data20 % 1) && !isNaN(data20) && isFinite(data20)))
                                            return validate177.errors = [{ instancePath: instancePath + "/traffic/sessions", schemaPath: "#/properties/traffic/properties/sessions/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                          if (errors === _errs45 && typeof data20 == "number" && isFinite(data20)) {
                                            if (data20 > 9007199254740991 || isNaN(data20))
                                              return validate177.errors = [{ instancePath: instancePath + "/traffic/sessions", schemaPath: "#/properties/traffic/properties/sessions/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                            if (data20 < 0 || isNaN(data20))
                                              return validate177.errors = [{ instancePath: instancePath + "/traffic/sessions", schemaPath: "#/properties/traffic/properties/sessions/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                          }
                                          var valid5 = _errs45 === errors;
                                        } else
                                          var valid5 = !0;
                                        if (valid5)
                                          if (data18.degenerate !== void 0 && func0.call(data18, "degenerate")) {
                                            let _errs47 = errors;
                                            if (typeof data18.degenerate != "boolean")
                                              return validate177.errors = [{ instancePath: instancePath + "/traffic/degenerate", schemaPath: "#/properties/traffic/properties/degenerate/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                            var valid5 = _errs47 === errors;
                                          } else
                                            var valid5 = !0;
                                      }
                                    }
                                  }
                                } else
                                  return validate177.errors = [{ instancePath: instancePath + "/traffic", schemaPath: "#/properties/traffic/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                              var valid0 = _errs40 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0)
                              if (data.clockOffsetMs !== void 0 && func0.call(data, "clockOffsetMs")) {
                                let data22 = data.clockOffsetMs, _errs49 = errors;
                                if (!(typeof data22 == "number" && !(data22 % 1) && !isNaN(data22) && isFinite(data22)))
                                  return validate177.errors = [{ instancePath: instancePath + "/clockOffsetMs", schemaPath: "#/properties/clockOffsetMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                var valid0 = _errs49 === errors;
                              } else
                                var valid0 = !0;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate177.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate177.errors = vErrors, errors === 0;
}
validate177.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateNotification = validate180, schema85 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/notification.v1.schema.json", title: "Notification", description: "A notification that passed. Type shearpin.notification.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "server", "direction", "method", "bytes"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, direction: { type: "string", enum: ["to-server", "to-client"] }, method: { description: "MCP method, or 'other'.", type: "string", pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$", maxLength: 64 }, bytes: { type: "integer", minimum: 0, maximum: 9007199254740991 } } };
function validate181(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate181.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate181.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate181.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate181.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate181.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate181.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate181.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate181.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate181.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate181.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate181.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate181.errors = vErrors, errors === 0;
}
validate181.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate183(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate183.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate183.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate183.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern51.test(data0))
                  return validate183.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate183.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate183.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate183.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema40.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate183.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate183.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate183.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern51.test(data3))
                        return validate183.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate183.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate183.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate183.errors = vErrors, errors === 0;
}
validate183.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate185(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate185.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate185.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate185.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate185.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate185.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern71.test(data1))
                    return validate185.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate185.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate185.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate185.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema48.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate185.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate185.errors = vErrors, errors === 0;
}
validate185.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate180(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate180.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.direction === void 0 || !func0.call(data, "direction")) && (missing0 = "direction") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes"))
        return validate180.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema85.properties, key0)) {
            return validate180.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate180.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate180.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate180.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate180.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate180.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate180.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate180.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate181(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate181.errors : vErrors.concat(validate181.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate183(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate183.errors : vErrors.concat(validate183.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.server !== void 0 && func0.call(data, "server")) {
                      let _errs10 = errors;
                      validate185(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate185.errors : vErrors.concat(validate185.errors), errors = vErrors.length);
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.direction !== void 0 && func0.call(data, "direction")) {
                        let data6 = data.direction, _errs11 = errors;
                        if (typeof data6 != "string")
                          return validate180.errors = [{ instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        if (!(data6 === "to-server" || data6 === "to-client"))
                          return validate180.errors = [{ instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/enum", keyword: "enum", params: { allowedValues: schema85.properties.direction.enum }, message: "must be equal to one of the allowed values" }], !1;
                        var valid0 = _errs11 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.method !== void 0 && func0.call(data, "method")) {
                          let data7 = data.method, _errs13 = errors;
                          if (errors === _errs13)
                            if (typeof data7 == "string") {
                              if (func88(data7) > 64)
                                return validate180.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
                              if (!pattern72.test(data7))
                                return validate180.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/pattern", keyword: "pattern", params: { pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$" }, message: 'must match pattern "^[a-z]+(/[a-zA-Z_]+){0,3}$"' }], !1;
                            } else
                              return validate180.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid0 = _errs13 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0)
                          if (data.bytes !== void 0 && func0.call(data, "bytes")) {
                            let data8 = data.bytes, _errs15 = errors;
                            if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                              return validate180.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                            if (errors === _errs15 && typeof data8 == "number" && isFinite(data8)) {
                              if (data8 > 9007199254740991 || isNaN(data8))
                                return validate180.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                              if (data8 < 0 || isNaN(data8))
                                return validate180.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                            }
                            var valid0 = _errs15 === errors;
                          } else
                            var valid0 = !0;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate180.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate180.errors = vErrors, errors === 0;
}
validate180.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };

// part:part:1
var validateCapabilities = validate522;
var func02 = Object.prototype.hasOwnProperty, pattern32 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "u");
var func100 = require_ucs2length().default, schema252 = { title: "CapabilityName", description: "What a tool can do.", type: "string", enum: ["read.public", "read.untrusted", "read.private", "read.sensitive", "credential.read", "egress.message", "egress.network", "egress.share", "write", "destroy", "execute", "pay", "account.change", "identity.change", "schedule", "discover"] };
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (!(data === "read.public" || data === "read.untrusted" || data === "read.private" || data === "read.sensitive" || data === "credential.read" || data === "egress.message" || data === "egress.network" || data === "egress.share" || data === "write" || data === "destroy" || data === "execute" || data === "pay" || data === "account.change" || data === "identity.change" || data === "schedule" || data === "discover")) {
    let err1 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema252.enum }, message: "must be equal to one of the allowed values" };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate58.errors = vErrors, errors === 0;
}
validate58.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern18 = new RegExp("^[0-9a-f]{32}$", "u");
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate65.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.capabilities === void 0 || !func02.call(data, "capabilities")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "capabilities" }, message: "must have required property 'capabilities'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "capabilities" || key0 === "definition" || key0 === "allow")) {
        let err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.capabilities !== void 0 && func02.call(data, "capabilities")) {
      let data0 = data.capabilities;
      if (Array.isArray(data0)) {
        if (data0.length > 16) {
          let err2 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (data0.length < 1) {
          let err3 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate58(data0[i0], { instancePath: instancePath + "/capabilities/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors), errors = vErrors.length);
      } else {
        let err4 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.definition !== void 0 && func02.call(data, "definition")) {
      let data2 = data.definition;
      if (typeof data2 == "string") {
        if (!pattern18.test(data2)) {
          let err5 = { instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        let err6 = { instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.allow !== void 0 && func02.call(data, "allow")) {
      let data3 = data.allow;
      if (Array.isArray(data3)) {
        if (data3.length > 64) {
          let err7 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        let len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data4 = data3[i1];
          if (typeof data4 == "string") {
            if (func100(data4) > 256) {
              let err8 = { instancePath: instancePath + "/allow/" + i1, schemaPath: "#/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
              vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
            }
          } else {
            let err9 = { instancePath: instancePath + "/allow/" + i1, schemaPath: "#/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
        }
      } else {
        let err10 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
  } else {
    let err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
  }
  return validate65.errors = vErrors, errors === 0;
}
validate65.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate532(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate532.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.tools === void 0 || !func02.call(data, "tools")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tools" }, message: "must have required property 'tools'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 of Object.keys(data))
      if (key0 !== "tools") {
        let err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.tools !== void 0 && func02.call(data, "tools")) {
      let data0 = data.tools;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (Object.keys(data0).length > 4096) {
          let err2 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/maxProperties", keyword: "maxProperties", params: { limit: 4096 }, message: "must NOT have more than 4096 properties" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        for (let key1 of Object.keys(data0))
          validate65(data0[key1], { instancePath: instancePath + "/tools/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors), errors = vErrors.length);
      } else {
        let err3 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
  } else {
    let err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate532.errors = vErrors, errors === 0;
}
validate532.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate522(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate522.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.spec === void 0 || !func02.call(data, "spec")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, message: "must have required property 'spec'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.servers === void 0 || !func02.call(data, "servers")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "servers" }, message: "must have required property 'servers'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "spec" || key0 === "servers")) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.spec !== void 0 && func02.call(data, "spec") && data.spec !== "shearpin.capabilities.v1") {
      let err3 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.capabilities.v1" }, message: "must be equal to constant" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.servers !== void 0 && func02.call(data, "servers")) {
      let data1 = data.servers;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (Object.keys(data1).length > 256) {
          let err4 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/maxProperties", keyword: "maxProperties", params: { limit: 256 }, message: "must NOT have more than 256 properties" };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        for (let key1 of Object.keys(data1)) {
          let _errs5 = errors;
          if (typeof key1 == "string" && !pattern32.test(key1)) {
            let err5 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"', propertyName: key1 };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
          var valid1 = _errs5 === errors;
          if (!valid1) {
            let err6 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        }
        for (let key2 of Object.keys(data1))
          validate532(data1[key2], { instancePath: instancePath + "/servers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data1, parentDataProperty: key2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate532.errors : vErrors.concat(validate532.errors), errors = vErrors.length);
      } else {
        let err7 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
  } else {
    let err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate522.errors = vErrors, errors === 0;
}
validate522.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateGatewayConfig = validate54, schema212 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/config/gateway.v1.schema.json", title: "GatewayConfig", description: "Configuration of a gateway.", type: "object", additionalProperties: !1, required: ["gatewayId", "tenant", "deployment", "topicPrefix", "server", "trusted", "allowedHosts", "allowedOrigins", "failClosed", "staleAfterMs", "holdMs", "heartbeatMs", "idleGapMs", "bufferEventsMax", "bufferBytesMax", "messageBytesMax", "heldBytesMax", "headerBytesMax", "headersTimeoutMs", "bodyProgressBytes", "bodyProgressMs", "connectionsMax", "sessionsMax", "sessionIdleMs", "drainMs", "accessLog", "logLevel"], properties: { gatewayId: { description: "Name of this gateway, as in the worker's gateway file.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit", default: "gateway", "x-env": "SHEARPIN_GATEWAY_ID" }, tenant: { description: "Tenant whose agents call through this gateway.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit", default: "default", "x-env": "SHEARPIN_TENANT" }, deployment: { description: "Audience of the commands that this gateway obeys.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit", default: "default", "x-env": "SHEARPIN_DEPLOYMENT" }, kafkaBrokers: { description: "Kafka brokers, host:port, separated by commas. Without them the gateways of a user share one pipeline.", type: "array", minItems: 1, maxItems: 64, items: { type: "string", pattern: "^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "x-expects": "host:port, with a port up to 65535" }, "x-env": "SHEARPIN_KAFKA_BROKERS" }, topicPrefix: { description: "Put before the name of every topic.", type: "string", pattern: "^[A-Za-z0-9._-]{0,64}$", "x-expects": "at most 64 letters, digits, dots, dashes and underscores", default: "", "x-env": "SHEARPIN_TOPIC_PREFIX" }, keysDir: { description: "Folder of the gateway's keys, as made by `shearpin keys new`. Required with Kafka.", type: "string", minLength: 1, "x-env": "SHEARPIN_KEYS_DIR" }, server: { description: "Name of the MCP server behind this gateway, when there is only one.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit", default: "server", "x-env": "SHEARPIN_SERVER" }, listen: { description: "Where Streamable HTTP is served, host:port; port 0 takes a free one. Without it the gateway speaks stdio.", type: "string", pattern: "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "x-expects": "host:port, with a port up to 65535", "x-env": "SHEARPIN_LISTEN" }, listenCertFile: { description: "Certificate chain (PEM) with which the gateway serves HTTPS instead of HTTP. A renewed file is taken without a restart.", type: "string", minLength: 1, "x-env": "SHEARPIN_LISTEN_CERT_FILE" }, listenKeyFile: { description: "Private key (PEM) of listenCertFile.", type: "string", minLength: 1, "x-env": "SHEARPIN_LISTEN_KEY_FILE" }, listenClientCaFile: { description: "Authorities (PEM) one of which must have issued the certificate of every client; without it clients need none.", type: "string", minLength: 1, "x-env": "SHEARPIN_LISTEN_CLIENT_CA_FILE" }, publicUrl: { description: "URL under which clients reach this gateway: the resource that tokens must be for; with several servers each one is at /name below it. Its host is an allowed one.", type: "string", pattern: '^https?://[^\\s?#@/"]+(/[^\\s?#"]*)?$', "x-expects": "a URL that begins with http:// or https://, without query and fragment", "x-env": "SHEARPIN_PUBLIC_URL" }, upstream: { description: "URL of the MCP server behind this gateway.", type: "string", pattern: "^https?://[^\\s]+$", "x-expects": "a URL that begins with http:// or https://", "x-env": "SHEARPIN_UPSTREAM" }, upstreamCaFile: { description: "Authorities (PEM) that are believed for the one upstream, instead of those of the system.", type: "string", minLength: 1, "x-env": "SHEARPIN_UPSTREAM_CA_FILE" }, upstreamCertFile: { description: "Certificate (PEM) that the gateway shows to the one upstream.", type: "string", minLength: 1, "x-env": "SHEARPIN_UPSTREAM_CERT_FILE" }, upstreamKeyFile: { description: "Private key (PEM) of upstreamCertFile.", type: "string", minLength: 1, "x-env": "SHEARPIN_UPSTREAM_KEY_FILE" }, upstreams: { description: "MCP servers by name; each is served at the path /name.", type: "object", minProperties: 1, maxProperties: 256, propertyNames: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit" }, additionalProperties: { $ref: "#/$defs/Upstream" } }, capabilitiesFile: { description: "YAML or JSON file in which the operator says what tools can do; `shearpin capabilities` prints one to begin with.", type: "string", minLength: 1, "x-env": "SHEARPIN_CAPABILITIES_FILE" }, trusted: { description: "Whether the annotations of the one server are believed.", type: "boolean", default: !1, "x-env": "SHEARPIN_TRUSTED" }, agent: { description: "Name of the agent that uses this gateway. Over stdio, the calls of one user and agent are one session.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit", "x-env": "SHEARPIN_AGENT" }, tokenIssuer: { description: "Issuer of the access tokens of clients; its keys, found by its metadata, say who calls. Without it that is what servers accept.", type: "string", pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s?#]*)?$", "x-expects": "a URL that begins with https://, or with http:// on this machine", "x-env": "SHEARPIN_TOKEN_ISSUER" }, tokenJwksUrl: { description: "Where the keys of that issuer are, instead of where its metadata says. Alone: every issuer whose tokens they verify.", type: "string", pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s#]*)?$", "x-expects": "a URL that begins with https://, or with http:// on this machine", "x-env": "SHEARPIN_TOKEN_JWKS_URL" }, allowedHosts: { description: "Values of the Host header that are taken beside localhost, 127.0.0.1 and [::1], without port.", type: "array", maxItems: 64, items: { type: "string", pattern: "^[^\\s,/]{1,255}$", "x-expects": "a host name, without scheme, path and spaces" }, default: [], "x-env": "SHEARPIN_ALLOWED_HOSTS" }, allowedOrigins: { description: "Values of the Origin header that are taken beside those of the loopback hosts.", type: "array", maxItems: 64, items: { type: "string", pattern: "^[^\\s,]{1,255}$", "x-expects": "an origin such as https://app.example" }, default: [], "x-env": "SHEARPIN_ALLOWED_ORIGINS" }, failurePolicy: { description: "What happens to calls of a capability while the command feed is not fresh: open, closed, or closed-once-armed. Laid over the defaults. A family such as `egress.*` means all its members; a member's own entry beats it.", type: "object", maxProperties: 32, propertyNames: { $ref: "#/$defs/CapabilityChoice" }, additionalProperties: { type: "string", enum: ["open", "closed", "closed-once-armed"] } }, failClosed: { description: "Capabilities whose calls are refused whenever the command feed is not fresh; a family such as `egress.*` means all its members. Beats failurePolicy.", type: "array", maxItems: 32, items: { $ref: "#/$defs/CapabilityChoice" }, default: [], "x-env": "SHEARPIN_FAIL_CLOSED" }, appeal: { description: "How a refusal may be appealed; told to whoever is refused.", type: "string", maxLength: 256, "x-env": "SHEARPIN_APPEAL" }, staleAfterMs: { description: "The command feed is stale when no beacon that matches came for so long.", type: "integer", minimum: 200, maximum: 36e5, default: 1e4, "x-env": "SHEARPIN_STALE_AFTER_MS" }, holdMs: { description: "How long a call is held for an approval at most.", type: "integer", minimum: 10, maximum: 36e5, default: 3e4, "x-env": "SHEARPIN_HOLD_MS" }, heartbeatMs: { description: "Time between two heartbeats.", type: "integer", minimum: 50, maximum: 6e5, default: 5e3, "x-env": "SHEARPIN_HEARTBEAT_MS" }, idleGapMs: { description: "A caller without a session of its own begins a new one after so much silence.", type: "integer", minimum: 1e3, maximum: 6048e5, default: 18e5, "x-env": "SHEARPIN_IDLE_GAP_MS" }, bufferEventsMax: { description: "Events that wait for the log at most; what does not fit is dropped and counted.", type: "integer", minimum: 1, maximum: 1e7, default: 2e4, "x-env": "SHEARPIN_BUFFER_EVENTS_MAX" }, bufferBytesMax: { description: "Bytes of the events that wait for the log at most.", type: "integer", minimum: 1024, maximum: 4294967296, default: 67108864, "x-env": "SHEARPIN_BUFFER_BYTES_MAX" }, messageBytesMax: { description: "A longer message, line or body is not taken.", type: "integer", minimum: 1024, maximum: 1073741824, default: 67108864, "x-env": "SHEARPIN_MESSAGE_BYTES_MAX" }, heldBytesMax: { description: "Over HTTP, bytes of bodies of requests that are held at once at most, over all clients, and of answers as many again. A request beyond that is answered with 503; an answer waits.", type: "integer", minimum: 1048576, maximum: 1099511627776, default: 268435456, "x-env": "SHEARPIN_HELD_BYTES_MAX" }, headerBytesMax: { description: "A request or an answer over HTTP with more bytes of headers is not taken.", type: "integer", minimum: 1024, maximum: 1048576, default: 65536, "x-env": "SHEARPIN_HEADER_BYTES_MAX" }, headersTimeoutMs: { description: "A client over HTTP that takes longer to send its headers, or for the handshake of TLS, is sent away.", type: "integer", minimum: 100, maximum: 36e5, default: 3e4, "x-env": "SHEARPIN_HEADERS_TIMEOUT_MS" }, bodyProgressBytes: { description: "The body of a request over HTTP must grow by so many bytes in each span of bodyProgressMs until it is whole.", type: "integer", minimum: 1, maximum: 1048576, default: 1024, "x-env": "SHEARPIN_BODY_PROGRESS_BYTES" }, bodyProgressMs: { description: "The span in which a body must grow.", type: "integer", minimum: 100, maximum: 36e5, default: 1e4, "x-env": "SHEARPIN_BODY_PROGRESS_MS" }, connectionsMax: { description: "Connections of clients over HTTP that are open at once at most.", type: "integer", minimum: 1, maximum: 1e6, default: 1e4, "x-env": "SHEARPIN_CONNECTIONS_MAX" }, sessionsMax: { description: "Sessions that are open at once at most, over HTTP in front of a stdio server.", type: "integer", minimum: 1, maximum: 1e6, default: 1e3, "x-env": "SHEARPIN_SESSIONS_MAX" }, sessionIdleMs: { description: "Over HTTP, a session that was silent for so long is ended before a stdio server, and forgotten before one over HTTP.", type: "integer", minimum: 1e3, maximum: 6048e5, default: 36e5, "x-env": "SHEARPIN_SESSION_IDLE_MS" }, drainMs: { description: "Over HTTP, a gateway that is told to end gives the calls that run so much time.", type: "integer", minimum: 0, maximum: 36e5, default: 1e4, "x-env": "SHEARPIN_DRAIN_MS" }, accessLog: { description: "Whether each request over HTTP is told in a line on stderr: method, status, time, sizes, server and a hash of the session; never what it said.", type: "boolean", default: !1, "x-env": "SHEARPIN_ACCESS_LOG" }, adminListen: { description: "Where /livez, /readyz and /metrics are served, host:port; port 0 takes a free one. Over stdio none is served unless this is set.", type: "string", pattern: "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "x-expects": "host:port, with a port up to 65535", "x-env": "SHEARPIN_ADMIN_LISTEN" }, logLevel: { description: "Least severe level that is logged, to stderr.", type: "string", enum: ["debug", "info", "warn", "error", "silent"], default: "warn", "x-env": "SHEARPIN_LOG_LEVEL" } }, $defs: { CapabilityChoice: { title: "CapabilityChoice", description: "A capability, or all capabilities of a family.", type: "string", enum: ["read.public", "read.untrusted", "read.private", "read.sensitive", "credential.read", "egress.message", "egress.network", "egress.share", "write", "destroy", "execute", "pay", "account.change", "identity.change", "schedule", "discover", "read.*", "credential.*", "egress.*", "account.*", "identity.*"] }, Upstream: { title: "Upstream", description: "One MCP server: a url, or a command with its arguments.", type: "object", additionalProperties: !1, required: [], properties: { url: { description: "Where it serves Streamable HTTP.", type: "string", pattern: "^https?://[^\\s]+$", "x-expects": "a URL that begins with http:// or https://" }, caFile: { description: "Authorities (PEM) that are believed for it, instead of those of the system.", type: "string", minLength: 1 }, certFile: { description: "Certificate (PEM) that the gateway shows to it.", type: "string", minLength: 1 }, keyFile: { description: "Private key (PEM) of certFile.", type: "string", minLength: 1 }, command: { description: "Program to start; it speaks over its pipes.", type: "string", minLength: 1 }, args: { description: "Arguments of the program.", type: "array", maxItems: 256, items: { type: "string" } }, env: { description: "Variables laid over the environment that the program inherits.", type: "object", maxProperties: 256, additionalProperties: { type: "string" } }, agent: { description: "Name of the agent that uses this server, when it is another than the gateway's.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit" }, tokenIssuer: { description: "Issuer of the access tokens for this server, instead of the gateway's.", type: "string", pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s?#]*)?$", "x-expects": "a URL that begins with https://, or with http:// on this machine" }, tokenJwksUrl: { description: "Where the keys of that issuer are.", type: "string", pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s#]*)?$", "x-expects": "a URL that begins with https://, or with http:// on this machine" }, trusted: { description: "Whether its annotations are believed.", type: "boolean" }, tools: { description: "What the operator says of tools, by name; stronger than annotations and words.", type: "object", maxProperties: 4096, additionalProperties: { $ref: "#/$defs/OperatorTool" } } } }, OperatorTool: { title: "OperatorTool", description: "Capabilities of a tool; void when the tool's definition has another hash than the one given.", type: "object", additionalProperties: !1, required: ["capabilities"], properties: { capabilities: { description: "What the tool can do.", type: "array", minItems: 1, maxItems: 16, items: { $ref: "../events/parts.v1.schema.json#/$defs/CapabilityName" } }, definition: { description: "Keyed hash of the definition that was looked at, as `shearpin capabilities` prints it.", type: "string", pattern: "^[0-9a-f]{32}$", "x-expects": "32 hexadecimal digits" }, allow: { description: "Key paths of arguments whose values may be told as they are.", type: "array", maxItems: 64, items: { type: "string", maxLength: 256 } } } } } }, pattern7 = new RegExp("^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "u"), pattern82 = new RegExp("^[A-Za-z0-9._-]{0,64}$", "u"), pattern102 = new RegExp("^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "u"), pattern11 = new RegExp('^https?://[^\\s?#@/"]+(/[^\\s?#"]*)?$', "u"), pattern12 = new RegExp("^https?://[^\\s]+$", "u"), pattern16 = new RegExp("^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s?#]*)?$", "u"), pattern172 = new RegExp("^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s#]*)?$", "u"), pattern22 = new RegExp("^[^\\s,/]{1,255}$", "u"), pattern23 = new RegExp("^[^\\s,]{1,255}$", "u"), schema22 = { title: "Upstream", description: "One MCP server: a url, or a command with its arguments.", type: "object", additionalProperties: !1, required: [], properties: { url: { description: "Where it serves Streamable HTTP.", type: "string", pattern: "^https?://[^\\s]+$", "x-expects": "a URL that begins with http:// or https://" }, caFile: { description: "Authorities (PEM) that are believed for it, instead of those of the system.", type: "string", minLength: 1 }, certFile: { description: "Certificate (PEM) that the gateway shows to it.", type: "string", minLength: 1 }, keyFile: { description: "Private key (PEM) of certFile.", type: "string", minLength: 1 }, command: { description: "Program to start; it speaks over its pipes.", type: "string", minLength: 1 }, args: { description: "Arguments of the program.", type: "array", maxItems: 256, items: { type: "string" } }, env: { description: "Variables laid over the environment that the program inherits.", type: "object", maxProperties: 256, additionalProperties: { type: "string" } }, agent: { description: "Name of the agent that uses this server, when it is another than the gateway's.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit" }, tokenIssuer: { description: "Issuer of the access tokens for this server, instead of the gateway's.", type: "string", pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s?#]*)?$", "x-expects": "a URL that begins with https://, or with http:// on this machine" }, tokenJwksUrl: { description: "Where the keys of that issuer are.", type: "string", pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s#]*)?$", "x-expects": "a URL that begins with https://, or with http:// on this machine" }, trusted: { description: "Whether its annotations are believed.", type: "boolean" }, tools: { description: "What the operator says of tools, by name; stronger than annotations and words.", type: "object", maxProperties: 4096, additionalProperties: { $ref: "#/$defs/OperatorTool" } } } };
function validate562(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate562.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.capabilities === void 0 || !func02.call(data, "capabilities")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "capabilities" }, message: "must have required property 'capabilities'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "capabilities" || key0 === "definition" || key0 === "allow")) {
        let err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.capabilities !== void 0 && func02.call(data, "capabilities")) {
      let data0 = data.capabilities;
      if (Array.isArray(data0)) {
        if (data0.length > 16) {
          let err2 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (data0.length < 1) {
          let err3 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate58(data0[i0], { instancePath: instancePath + "/capabilities/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors), errors = vErrors.length);
      } else {
        let err4 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.definition !== void 0 && func02.call(data, "definition")) {
      let data2 = data.definition;
      if (typeof data2 == "string") {
        if (!pattern18.test(data2)) {
          let err5 = { instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        let err6 = { instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.allow !== void 0 && func02.call(data, "allow")) {
      let data3 = data.allow;
      if (Array.isArray(data3)) {
        if (data3.length > 64) {
          let err7 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        let len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data4 = data3[i1];
          if (typeof data4 == "string") {
            if (func100(data4) > 256) {
              let err8 = { instancePath: instancePath + "/allow/" + i1, schemaPath: "#/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
              vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
            }
          } else {
            let err9 = { instancePath: instancePath + "/allow/" + i1, schemaPath: "#/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
        }
      } else {
        let err10 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
  } else {
    let err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
  }
  return validate562.errors = vErrors, errors === 0;
}
validate562.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate552(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate552.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    for (let key0 of Object.keys(data))
      if (!func02.call(schema22.properties, key0)) {
        let err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    if (data.url !== void 0 && func02.call(data, "url")) {
      let data0 = data.url;
      if (typeof data0 == "string") {
        if (!pattern12.test(data0)) {
          let err1 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, message: 'must match pattern "^https?://[^\\s]+$"' };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
      } else {
        let err2 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.caFile !== void 0 && func02.call(data, "caFile")) {
      let data1 = data.caFile;
      if (typeof data1 == "string") {
        if (func100(data1) < 1) {
          let err3 = { instancePath: instancePath + "/caFile", schemaPath: "#/properties/caFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/caFile", schemaPath: "#/properties/caFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.certFile !== void 0 && func02.call(data, "certFile")) {
      let data2 = data.certFile;
      if (typeof data2 == "string") {
        if (func100(data2) < 1) {
          let err5 = { instancePath: instancePath + "/certFile", schemaPath: "#/properties/certFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        let err6 = { instancePath: instancePath + "/certFile", schemaPath: "#/properties/certFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.keyFile !== void 0 && func02.call(data, "keyFile")) {
      let data3 = data.keyFile;
      if (typeof data3 == "string") {
        if (func100(data3) < 1) {
          let err7 = { instancePath: instancePath + "/keyFile", schemaPath: "#/properties/keyFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        let err8 = { instancePath: instancePath + "/keyFile", schemaPath: "#/properties/keyFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.command !== void 0 && func02.call(data, "command")) {
      let data4 = data.command;
      if (typeof data4 == "string") {
        if (func100(data4) < 1) {
          let err9 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        let err10 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.args !== void 0 && func02.call(data, "args")) {
      let data5 = data.args;
      if (Array.isArray(data5)) {
        if (data5.length > 256) {
          let err11 = { instancePath: instancePath + "/args", schemaPath: "#/properties/args/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        let len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data5[i0] != "string") {
            let err12 = { instancePath: instancePath + "/args/" + i0, schemaPath: "#/properties/args/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
      } else {
        let err13 = { instancePath: instancePath + "/args", schemaPath: "#/properties/args/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.env !== void 0 && func02.call(data, "env")) {
      let data7 = data.env;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (Object.keys(data7).length > 256) {
          let err14 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/maxProperties", keyword: "maxProperties", params: { limit: 256 }, message: "must NOT have more than 256 properties" };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
        for (let key1 of Object.keys(data7))
          if (typeof data7[key1] != "string") {
            let err15 = { instancePath: instancePath + "/env/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/env/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
      } else {
        let err16 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.agent !== void 0 && func02.call(data, "agent")) {
      let data9 = data.agent;
      if (typeof data9 == "string") {
        if (!pattern32.test(data9)) {
          let err17 = { instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      } else {
        let err18 = { instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.tokenIssuer !== void 0 && func02.call(data, "tokenIssuer")) {
      let data10 = data.tokenIssuer;
      if (typeof data10 == "string") {
        if (!pattern16.test(data10)) {
          let err19 = { instancePath: instancePath + "/tokenIssuer", schemaPath: "#/properties/tokenIssuer/pattern", keyword: "pattern", params: { pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s?#]*)?$" }, message: 'must match pattern "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s?#]*)?$"' };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      } else {
        let err20 = { instancePath: instancePath + "/tokenIssuer", schemaPath: "#/properties/tokenIssuer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.tokenJwksUrl !== void 0 && func02.call(data, "tokenJwksUrl")) {
      let data11 = data.tokenJwksUrl;
      if (typeof data11 == "string") {
        if (!pattern172.test(data11)) {
          let err21 = { instancePath: instancePath + "/tokenJwksUrl", schemaPath: "#/properties/tokenJwksUrl/pattern", keyword: "pattern", params: { pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s#]*)?$" }, message: 'must match pattern "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s#]*)?$"' };
          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
        }
      } else {
        let err22 = { instancePath: instancePath + "/tokenJwksUrl", schemaPath: "#/properties/tokenJwksUrl/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.trusted !== void 0 && func02.call(data, "trusted") && typeof data.trusted != "boolean") {
      let err23 = { instancePath: instancePath + "/trusted", schemaPath: "#/properties/trusted/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
    }
    if (data.tools !== void 0 && func02.call(data, "tools")) {
      let data13 = data.tools;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
        if (Object.keys(data13).length > 4096) {
          let err24 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/maxProperties", keyword: "maxProperties", params: { limit: 4096 }, message: "must NOT have more than 4096 properties" };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
        for (let key2 of Object.keys(data13))
          validate562(data13[key2], { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data13, parentDataProperty: key2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate562.errors : vErrors.concat(validate562.errors), errors = vErrors.length);
      } else {
        let err25 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
  } else {
    let err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
  }
  return validate552.errors = vErrors, errors === 0;
}
validate552.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema26 = { title: "CapabilityChoice", description: "A capability, or all capabilities of a family.", type: "string", enum: ["read.public", "read.untrusted", "read.private", "read.sensitive", "credential.read", "egress.message", "egress.network", "egress.share", "write", "destroy", "execute", "pay", "account.change", "identity.change", "schedule", "discover", "read.*", "credential.*", "egress.*", "account.*", "identity.*"] };
function validate622(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate622.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (!(data === "read.public" || data === "read.untrusted" || data === "read.private" || data === "read.sensitive" || data === "credential.read" || data === "egress.message" || data === "egress.network" || data === "egress.share" || data === "write" || data === "destroy" || data === "execute" || data === "pay" || data === "account.change" || data === "identity.change" || data === "schedule" || data === "discover" || data === "read.*" || data === "credential.*" || data === "egress.*" || data === "account.*" || data === "identity.*")) {
    let err1 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema26.enum }, message: "must be equal to one of the allowed values" };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate622.errors = vErrors, errors === 0;
}
validate622.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.gatewayId === void 0 || !func02.call(data, "gatewayId")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "gatewayId" }, message: "must have required property 'gatewayId'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.tenant === void 0 || !func02.call(data, "tenant")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tenant" }, message: "must have required property 'tenant'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.deployment === void 0 || !func02.call(data, "deployment")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "deployment" }, message: "must have required property 'deployment'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.topicPrefix === void 0 || !func02.call(data, "topicPrefix")) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "topicPrefix" }, message: "must have required property 'topicPrefix'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.server === void 0 || !func02.call(data, "server")) {
      let err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "server" }, message: "must have required property 'server'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.trusted === void 0 || !func02.call(data, "trusted")) {
      let err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "trusted" }, message: "must have required property 'trusted'" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.allowedHosts === void 0 || !func02.call(data, "allowedHosts")) {
      let err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "allowedHosts" }, message: "must have required property 'allowedHosts'" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.allowedOrigins === void 0 || !func02.call(data, "allowedOrigins")) {
      let err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "allowedOrigins" }, message: "must have required property 'allowedOrigins'" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.failClosed === void 0 || !func02.call(data, "failClosed")) {
      let err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "failClosed" }, message: "must have required property 'failClosed'" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.staleAfterMs === void 0 || !func02.call(data, "staleAfterMs")) {
      let err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "staleAfterMs" }, message: "must have required property 'staleAfterMs'" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.holdMs === void 0 || !func02.call(data, "holdMs")) {
      let err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "holdMs" }, message: "must have required property 'holdMs'" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.heartbeatMs === void 0 || !func02.call(data, "heartbeatMs")) {
      let err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "heartbeatMs" }, message: "must have required property 'heartbeatMs'" };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (data.idleGapMs === void 0 || !func02.call(data, "idleGapMs")) {
      let err12 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "idleGapMs" }, message: "must have required property 'idleGapMs'" };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    if (data.bufferEventsMax === void 0 || !func02.call(data, "bufferEventsMax")) {
      let err13 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "bufferEventsMax" }, message: "must have required property 'bufferEventsMax'" };
      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
    }
    if (data.bufferBytesMax === void 0 || !func02.call(data, "bufferBytesMax")) {
      let err14 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "bufferBytesMax" }, message: "must have required property 'bufferBytesMax'" };
      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
    }
    if (data.messageBytesMax === void 0 || !func02.call(data, "messageBytesMax")) {
      let err15 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "messageBytesMax" }, message: "must have required property 'messageBytesMax'" };
      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
    }
    if (data.heldBytesMax === void 0 || !func02.call(data, "heldBytesMax")) {
      let err16 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "heldBytesMax" }, message: "must have required property 'heldBytesMax'" };
      vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
    }
    if (data.headerBytesMax === void 0 || !func02.call(data, "headerBytesMax")) {
      let err17 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "headerBytesMax" }, message: "must have required property 'headerBytesMax'" };
      vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
    }
    if (data.headersTimeoutMs === void 0 || !func02.call(data, "headersTimeoutMs")) {
      let err18 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "headersTimeoutMs" }, message: "must have required property 'headersTimeoutMs'" };
      vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
    }
    if (data.bodyProgressBytes === void 0 || !func02.call(data, "bodyProgressBytes")) {
      let err19 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "bodyProgressBytes" }, message: "must have required property 'bodyProgressBytes'" };
      vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
    }
    if (data.bodyProgressMs === void 0 || !func02.call(data, "bodyProgressMs")) {
      let err20 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "bodyProgressMs" }, message: "must have required property 'bodyProgressMs'" };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
    if (data.connectionsMax === void 0 || !func02.call(data, "connectionsMax")) {
      let err21 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "connectionsMax" }, message: "must have required property 'connectionsMax'" };
      vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
    }
    if (data.sessionsMax === void 0 || !func02.call(data, "sessionsMax")) {
      let err22 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sessionsMax" }, message: "must have required property 'sessionsMax'" };
      vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
    }
    if (data.sessionIdleMs === void 0 || !func02.call(data, "sessionIdleMs")) {
      let err23 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sessionIdleMs" }, message: "must have required property 'sessionIdleMs'" };
      vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
    }
    if (data.drainMs === void 0 || !func02.call(data, "drainMs")) {
      let err24 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "drainMs" }, message: "must have required property 'drainMs'" };
      vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
    }
    if (data.accessLog === void 0 || !func02.call(data, "accessLog")) {
      let err25 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "accessLog" }, message: "must have required property 'accessLog'" };
      vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
    }
    if (data.logLevel === void 0 || !func02.call(data, "logLevel")) {
      let err26 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "logLevel" }, message: "must have required property 'logLevel'" };
      vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!func02.call(schema212.properties, key0)) {
        let err27 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
      }
    if (data.gatewayId !== void 0 && func02.call(data, "gatewayId")) {
      let data0 = data.gatewayId;
      if (typeof data0 == "string") {
        if (!pattern32.test(data0)) {
          let err28 = { instancePath: instancePath + "/gatewayId", schemaPath: "#/properties/gatewayId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
        }
      } else {
        let err29 = { instancePath: instancePath + "/gatewayId", schemaPath: "#/properties/gatewayId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
      }
    }
    if (data.tenant !== void 0 && func02.call(data, "tenant")) {
      let data1 = data.tenant;
      if (typeof data1 == "string") {
        if (!pattern32.test(data1)) {
          let err30 = { instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
      } else {
        let err31 = { instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
      }
    }
    if (data.deployment !== void 0 && func02.call(data, "deployment")) {
      let data2 = data.deployment;
      if (typeof data2 == "string") {
        if (!pattern32.test(data2)) {
          let err32 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
        }
      } else {
        let err33 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
      }
    }
    if (data.kafkaBrokers !== void 0 && func02.call(data, "kafkaBrokers")) {
      let data3 = data.kafkaBrokers;
      if (Array.isArray(data3)) {
        if (data3.length > 64) {
          let err34 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
          vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
        }
        if (data3.length < 1) {
          let err35 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
        }
        let len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (typeof data4 == "string") {
            if (!pattern7.test(data4)) {
              let err36 = { instancePath: instancePath + "/kafkaBrokers/" + i0, schemaPath: "#/properties/kafkaBrokers/items/pattern", keyword: "pattern", params: { pattern: "^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$" }, message: 'must match pattern "^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"' };
              vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
            }
          } else {
            let err37 = { instancePath: instancePath + "/kafkaBrokers/" + i0, schemaPath: "#/properties/kafkaBrokers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
          }
        }
      } else {
        let err38 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
      }
    }
    if (data.topicPrefix !== void 0 && func02.call(data, "topicPrefix")) {
      let data5 = data.topicPrefix;
      if (typeof data5 == "string") {
        if (!pattern82.test(data5)) {
          let err39 = { instancePath: instancePath + "/topicPrefix", schemaPath: "#/properties/topicPrefix/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]{0,64}$" }, message: 'must match pattern "^[A-Za-z0-9._-]{0,64}$"' };
          vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
        }
      } else {
        let err40 = { instancePath: instancePath + "/topicPrefix", schemaPath: "#/properties/topicPrefix/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
      }
    }
    if (data.keysDir !== void 0 && func02.call(data, "keysDir")) {
      let data6 = data.keysDir;
      if (typeof data6 == "string") {
        if (func100(data6) < 1) {
          let err41 = { instancePath: instancePath + "/keysDir", schemaPath: "#/properties/keysDir/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
        }
      } else {
        let err42 = { instancePath: instancePath + "/keysDir", schemaPath: "#/properties/keysDir/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
      }
    }
    if (data.server !== void 0 && func02.call(data, "server")) {
      let data7 = data.server;
      if (typeof data7 == "string") {
        if (!pattern32.test(data7)) {
          let err43 = { instancePath: instancePath + "/server", schemaPath: "#/properties/server/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
        }
      } else {
        let err44 = { instancePath: instancePath + "/server", schemaPath: "#/properties/server/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
      }
    }
    if (data.listen !== void 0 && func02.call(data, "listen")) {
      let data8 = data.listen;
      if (typeof data8 == "string") {
        if (!pattern102.test(data8)) {
          let err45 = { instancePath: instancePath + "/listen", schemaPath: "#/properties/listen/pattern", keyword: "pattern", params: { pattern: "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$" }, message: 'must match pattern "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"' };
          vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
        }
      } else {
        let err46 = { instancePath: instancePath + "/listen", schemaPath: "#/properties/listen/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
      }
    }
    if (data.listenCertFile !== void 0 && func02.call(data, "listenCertFile")) {
      let data9 = data.listenCertFile;
      if (typeof data9 == "string") {
        if (func100(data9) < 1) {
          let err47 = { instancePath: instancePath + "/listenCertFile", schemaPath: "#/properties/listenCertFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
        }
      } else {
        let err48 = { instancePath: instancePath + "/listenCertFile", schemaPath: "#/properties/listenCertFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
      }
    }
    if (data.listenKeyFile !== void 0 && func02.call(data, "listenKeyFile")) {
      let data10 = data.listenKeyFile;
      if (typeof data10 == "string") {
        if (func100(data10) < 1) {
          let err49 = { instancePath: instancePath + "/listenKeyFile", schemaPath: "#/properties/listenKeyFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
        }
      } else {
        let err50 = { instancePath: instancePath + "/listenKeyFile", schemaPath: "#/properties/listenKeyFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
      }
    }
    if (data.listenClientCaFile !== void 0 && func02.call(data, "listenClientCaFile")) {
      let data11 = data.listenClientCaFile;
      if (typeof data11 == "string") {
        if (func100(data11) < 1) {
          let err51 = { instancePath: instancePath + "/listenClientCaFile", schemaPath: "#/properties/listenClientCaFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
        }
      } else {
        let err52 = { instancePath: instancePath + "/listenClientCaFile", schemaPath: "#/properties/listenClientCaFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
      }
    }
    if (data.publicUrl !== void 0 && func02.call(data, "publicUrl")) {
      let data12 = data.publicUrl;
      if (typeof data12 == "string") {
        if (!pattern11.test(data12)) {
          let err53 = { instancePath: instancePath + "/publicUrl", schemaPath: "#/properties/publicUrl/pattern", keyword: "pattern", params: { pattern: '^https?://[^\\s?#@/"]+(/[^\\s?#"]*)?$' }, message: 'must match pattern "^https?://[^\\s?#@/"]+(/[^\\s?#"]*)?$"' };
          vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
        }
      } else {
        let err54 = { instancePath: instancePath + "/publicUrl", schemaPath: "#/properties/publicUrl/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
      }
    }
    if (data.upstream !== void 0 && func02.call(data, "upstream")) {
      let data13 = data.upstream;
      if (typeof data13 == "string") {
        if (!pattern12.test(data13)) {
          let err55 = { instancePath: instancePath + "/upstream", schemaPath: "#/properties/upstream/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, message: 'must match pattern "^https?://[^\\s]+$"' };
          vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
        }
      } else {
        let err56 = { instancePath: instancePath + "/upstream", schemaPath: "#/properties/upstream/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
      }
    }
    if (data.upstreamCaFile !== void 0 && func02.call(data, "upstreamCaFile")) {
      let data14 = data.upstreamCaFile;
      if (typeof data14 == "string") {
        if (func100(data14) < 1) {
          let err57 = { instancePath: instancePath + "/upstreamCaFile", schemaPath: "#/properties/upstreamCaFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
        }
      } else {
        let err58 = { instancePath: instancePath + "/upstreamCaFile", schemaPath: "#/properties/upstreamCaFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
      }
    }
    if (data.upstreamCertFile !== void 0 && func02.call(data, "upstreamCertFile")) {
      let data15 = data.upstreamCertFile;
      if (typeof data15 == "string") {
        if (func100(data15) < 1) {
          let err59 = { instancePath: instancePath + "/upstreamCertFile", schemaPath: "#/properties/upstreamCertFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
        }
      } else {
        let err60 = { instancePath: instancePath + "/upstreamCertFile", schemaPath: "#/properties/upstreamCertFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
      }
    }
    if (data.upstreamKeyFile !== void 0 && func02.call(data, "upstreamKeyFile")) {
      let data16 = data.upstreamKeyFile;
      if (typeof data16 == "string") {
        if (func100(data16) < 1) {
          let err61 = { instancePath: instancePath + "/upstreamKeyFile", schemaPath: "#/properties/upstreamKeyFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
        }
      } else {
        let err62 = { instancePath: instancePath + "/upstreamKeyFile", schemaPath: "#/properties/upstreamKeyFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
      }
    }
    if (data.upstreams !== void 0 && func02.call(data, "upstreams")) {
      let data17 = data.upstreams;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        if (Object.keys(data17).length > 256) {
          let err63 = { instancePath: instancePath + "/upstreams", schemaPath: "#/properties/upstreams/maxProperties", keyword: "maxProperties", params: { limit: 256 }, message: "must NOT have more than 256 properties" };
          vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
        }
        if (Object.keys(data17).length < 1) {
          let err64 = { instancePath: instancePath + "/upstreams", schemaPath: "#/properties/upstreams/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
          vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
        }
        for (let key1 of Object.keys(data17)) {
          let _errs38 = errors;
          if (typeof key1 == "string" && !pattern32.test(key1)) {
            let err65 = { instancePath: instancePath + "/upstreams", schemaPath: "#/properties/upstreams/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"', propertyName: key1 };
            vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
          }
          var valid3 = _errs38 === errors;
          if (!valid3) {
            let err66 = { instancePath: instancePath + "/upstreams", schemaPath: "#/properties/upstreams/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
          }
        }
        for (let key2 of Object.keys(data17))
          validate552(data17[key2], { instancePath: instancePath + "/upstreams/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data17, parentDataProperty: key2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate552.errors : vErrors.concat(validate552.errors), errors = vErrors.length);
      } else {
        let err67 = { instancePath: instancePath + "/upstreams", schemaPath: "#/properties/upstreams/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
      }
    }
    if (data.capabilitiesFile !== void 0 && func02.call(data, "capabilitiesFile")) {
      let data19 = data.capabilitiesFile;
      if (typeof data19 == "string") {
        if (func100(data19) < 1) {
          let err68 = { instancePath: instancePath + "/capabilitiesFile", schemaPath: "#/properties/capabilitiesFile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
        }
      } else {
        let err69 = { instancePath: instancePath + "/capabilitiesFile", schemaPath: "#/properties/capabilitiesFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
      }
    }
    if (data.trusted !== void 0 && func02.call(data, "trusted") && typeof data.trusted != "boolean") {
      let err70 = { instancePath: instancePath + "/trusted", schemaPath: "#/properties/trusted/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
    }
    if (data.agent !== void 0 && func02.call(data, "agent")) {
      let data21 = data.agent;
      if (typeof data21 == "string") {
        if (!pattern32.test(data21)) {
          let err71 = { instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
        }
      } else {
        let err72 = { instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
      }
    }
    if (data.tokenIssuer !== void 0 && func02.call(data, "tokenIssuer")) {
      let data22 = data.tokenIssuer;
      if (typeof data22 == "string") {
        if (!pattern16.test(data22)) {
          let err73 = { instancePath: instancePath + "/tokenIssuer", schemaPath: "#/properties/tokenIssuer/pattern", keyword: "pattern", params: { pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s?#]*)?$" }, message: 'must match pattern "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s?#]*)?$"' };
          vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
        }
      } else {
        let err74 = { instancePath: instancePath + "/tokenIssuer", schemaPath: "#/properties/tokenIssuer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
      }
    }
    if (data.tokenJwksUrl !== void 0 && func02.call(data, "tokenJwksUrl")) {
      let data23 = data.tokenJwksUrl;
      if (typeof data23 == "string") {
        if (!pattern172.test(data23)) {
          let err75 = { instancePath: instancePath + "/tokenJwksUrl", schemaPath: "#/properties/tokenJwksUrl/pattern", keyword: "pattern", params: { pattern: "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s#]*)?$" }, message: 'must match pattern "^(https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?)(/[^\\s#]*)?$"' };
          vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
        }
      } else {
        let err76 = { instancePath: instancePath + "/tokenJwksUrl", schemaPath: "#/properties/tokenJwksUrl/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
      }
    }
    if (data.allowedHosts !== void 0 && func02.call(data, "allowedHosts")) {
      let data24 = data.allowedHosts;
      if (Array.isArray(data24)) {
        if (data24.length > 64) {
          let err77 = { instancePath: instancePath + "/allowedHosts", schemaPath: "#/properties/allowedHosts/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
          vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
        }
        let len1 = data24.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data25 = data24[i1];
          if (typeof data25 == "string") {
            if (!pattern22.test(data25)) {
              let err78 = { instancePath: instancePath + "/allowedHosts/" + i1, schemaPath: "#/properties/allowedHosts/items/pattern", keyword: "pattern", params: { pattern: "^[^\\s,/]{1,255}$" }, message: 'must match pattern "^[^\\s,/]{1,255}$"' };
              vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
            }
          } else {
            let err79 = { instancePath: instancePath + "/allowedHosts/" + i1, schemaPath: "#/properties/allowedHosts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
          }
        }
      } else {
        let err80 = { instancePath: instancePath + "/allowedHosts", schemaPath: "#/properties/allowedHosts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
      }
    }
    if (data.allowedOrigins !== void 0 && func02.call(data, "allowedOrigins")) {
      let data26 = data.allowedOrigins;
      if (Array.isArray(data26)) {
        if (data26.length > 64) {
          let err81 = { instancePath: instancePath + "/allowedOrigins", schemaPath: "#/properties/allowedOrigins/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
          vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
        }
        let len2 = data26.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data27 = data26[i2];
          if (typeof data27 == "string") {
            if (!pattern23.test(data27)) {
              let err82 = { instancePath: instancePath + "/allowedOrigins/" + i2, schemaPath: "#/properties/allowedOrigins/items/pattern", keyword: "pattern", params: { pattern: "^[^\\s,]{1,255}$" }, message: 'must match pattern "^[^\\s,]{1,255}$"' };
              vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
            }
          } else {
            let err83 = { instancePath: instancePath + "/allowedOrigins/" + i2, schemaPath: "#/properties/allowedOrigins/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
          }
        }
      } else {
        let err84 = { instancePath: instancePath + "/allowedOrigins", schemaPath: "#/properties/allowedOrigins/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
      }
    }
    if (data.failurePolicy !== void 0 && func02.call(data, "failurePolicy")) {
      let data28 = data.failurePolicy;
      if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
        if (Object.keys(data28).length > 32) {
          let err85 = { instancePath: instancePath + "/failurePolicy", schemaPath: "#/properties/failurePolicy/maxProperties", keyword: "maxProperties", params: { limit: 32 }, message: "must NOT have more than 32 properties" };
          vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
        }
        for (let key3 of Object.keys(data28)) {
          let _errs61 = errors;
          validate622(key3, { instancePath: instancePath + "/failurePolicy", parentData: data28, parentDataProperty: "failurePolicy", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate622.errors : vErrors.concat(validate622.errors), errors = vErrors.length);
          var valid9 = _errs61 === errors;
          if (!valid9) {
            let err86 = { instancePath: instancePath + "/failurePolicy", schemaPath: "#/properties/failurePolicy/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, message: "property name must be valid" };
            vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
          }
        }
        for (let key4 of Object.keys(data28)) {
          let data29 = data28[key4];
          if (typeof data29 != "string") {
            let err87 = { instancePath: instancePath + "/failurePolicy/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/failurePolicy/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
          }
          if (!(data29 === "open" || data29 === "closed" || data29 === "closed-once-armed")) {
            let err88 = { instancePath: instancePath + "/failurePolicy/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/failurePolicy/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema212.properties.failurePolicy.additionalProperties.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
          }
        }
      } else {
        let err89 = { instancePath: instancePath + "/failurePolicy", schemaPath: "#/properties/failurePolicy/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
      }
    }
    if (data.failClosed !== void 0 && func02.call(data, "failClosed")) {
      let data30 = data.failClosed;
      if (Array.isArray(data30)) {
        if (data30.length > 32) {
          let err90 = { instancePath: instancePath + "/failClosed", schemaPath: "#/properties/failClosed/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
          vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
        }
        let len3 = data30.length;
        for (let i3 = 0; i3 < len3; i3++)
          validate622(data30[i3], { instancePath: instancePath + "/failClosed/" + i3, parentData: data30, parentDataProperty: i3, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate622.errors : vErrors.concat(validate622.errors), errors = vErrors.length);
      } else {
        let err91 = { instancePath: instancePath + "/failClosed", schemaPath: "#/properties/failClosed/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
      }
    }
    if (data.appeal !== void 0 && func02.call(data, "appeal")) {
      let data32 = data.appeal;
      if (typeof data32 == "string") {
        if (func100(data32) > 256) {
          let err92 = { instancePath: instancePath + "/appeal", schemaPath: "#/properties/appeal/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
          vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
        }
      } else {
        let err93 = { instancePath: instancePath + "/appeal", schemaPath: "#/properties/appeal/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
      }
    }
    if (data.staleAfterMs !== void 0 && func02.call(data, "staleAfterMs")) {
      let data33 = data.staleAfterMs;
      if (!(typeof data33 == "number" && !(data33 % 1) && !isNaN(data33) && isFinite(data33))) {
        let err94 = { instancePath: instancePath + "/staleAfterMs", schemaPath: "#/properties/staleAfterMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
      }
      if (typeof data33 == "number" && isFinite(data33)) {
        if (data33 > 36e5 || isNaN(data33)) {
          let err95 = { instancePath: instancePath + "/staleAfterMs", schemaPath: "#/properties/staleAfterMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
        }
        if (data33 < 200 || isNaN(data33)) {
          let err96 = { instancePath: instancePath + "/staleAfterMs", schemaPath: "#/properties/staleAfterMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 200 }, message: "must be >= 200" };
          vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
        }
      }
    }
    if (data.holdMs !== void 0 && func02.call(data, "holdMs")) {
      let data34 = data.holdMs;
      if (!(typeof data34 == "number" && !(data34 % 1) && !isNaN(data34) && isFinite(data34))) {
        let err97 = { instancePath: instancePath + "/holdMs", schemaPath: "#/properties/holdMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
      }
      if (typeof data34 == "number" && isFinite(data34)) {
        if (data34 > 36e5 || isNaN(data34)) {
          let err98 = { instancePath: instancePath + "/holdMs", schemaPath: "#/properties/holdMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
        }
        if (data34 < 10 || isNaN(data34)) {
          let err99 = { instancePath: instancePath + "/holdMs", schemaPath: "#/properties/holdMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 10 }, message: "must be >= 10" };
          vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
        }
      }
    }
    if (data.heartbeatMs !== void 0 && func02.call(data, "heartbeatMs")) {
      let data35 = data.heartbeatMs;
      if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
        let err100 = { instancePath: instancePath + "/heartbeatMs", schemaPath: "#/properties/heartbeatMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
      }
      if (typeof data35 == "number" && isFinite(data35)) {
        if (data35 > 6e5 || isNaN(data35)) {
          let err101 = { instancePath: instancePath + "/heartbeatMs", schemaPath: "#/properties/heartbeatMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6e5 }, message: "must be <= 600000" };
          vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
        }
        if (data35 < 50 || isNaN(data35)) {
          let err102 = { instancePath: instancePath + "/heartbeatMs", schemaPath: "#/properties/heartbeatMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 50 }, message: "must be >= 50" };
          vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
        }
      }
    }
    if (data.idleGapMs !== void 0 && func02.call(data, "idleGapMs")) {
      let data36 = data.idleGapMs;
      if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
        let err103 = { instancePath: instancePath + "/idleGapMs", schemaPath: "#/properties/idleGapMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
      }
      if (typeof data36 == "number" && isFinite(data36)) {
        if (data36 > 6048e5 || isNaN(data36)) {
          let err104 = { instancePath: instancePath + "/idleGapMs", schemaPath: "#/properties/idleGapMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6048e5 }, message: "must be <= 604800000" };
          vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
        }
        if (data36 < 1e3 || isNaN(data36)) {
          let err105 = { instancePath: instancePath + "/idleGapMs", schemaPath: "#/properties/idleGapMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1e3 }, message: "must be >= 1000" };
          vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
        }
      }
    }
    if (data.bufferEventsMax !== void 0 && func02.call(data, "bufferEventsMax")) {
      let data37 = data.bufferEventsMax;
      if (!(typeof data37 == "number" && !(data37 % 1) && !isNaN(data37) && isFinite(data37))) {
        let err106 = { instancePath: instancePath + "/bufferEventsMax", schemaPath: "#/properties/bufferEventsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
      }
      if (typeof data37 == "number" && isFinite(data37)) {
        if (data37 > 1e7 || isNaN(data37)) {
          let err107 = { instancePath: instancePath + "/bufferEventsMax", schemaPath: "#/properties/bufferEventsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e7 }, message: "must be <= 10000000" };
          vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
        }
        if (data37 < 1 || isNaN(data37)) {
          let err108 = { instancePath: instancePath + "/bufferEventsMax", schemaPath: "#/properties/bufferEventsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
        }
      }
    }
    if (data.bufferBytesMax !== void 0 && func02.call(data, "bufferBytesMax")) {
      let data38 = data.bufferBytesMax;
      if (!(typeof data38 == "number" && !(data38 % 1) && !isNaN(data38) && isFinite(data38))) {
        let err109 = { instancePath: instancePath + "/bufferBytesMax", schemaPath: "#/properties/bufferBytesMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
      }
      if (typeof data38 == "number" && isFinite(data38)) {
        if (data38 > 4294967296 || isNaN(data38)) {
          let err110 = { instancePath: instancePath + "/bufferBytesMax", schemaPath: "#/properties/bufferBytesMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4294967296 }, message: "must be <= 4294967296" };
          vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
        }
        if (data38 < 1024 || isNaN(data38)) {
          let err111 = { instancePath: instancePath + "/bufferBytesMax", schemaPath: "#/properties/bufferBytesMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 }, message: "must be >= 1024" };
          vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
        }
      }
    }
    if (data.messageBytesMax !== void 0 && func02.call(data, "messageBytesMax")) {
      let data39 = data.messageBytesMax;
      if (!(typeof data39 == "number" && !(data39 % 1) && !isNaN(data39) && isFinite(data39))) {
        let err112 = { instancePath: instancePath + "/messageBytesMax", schemaPath: "#/properties/messageBytesMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
      }
      if (typeof data39 == "number" && isFinite(data39)) {
        if (data39 > 1073741824 || isNaN(data39)) {
          let err113 = { instancePath: instancePath + "/messageBytesMax", schemaPath: "#/properties/messageBytesMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1073741824 }, message: "must be <= 1073741824" };
          vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
        }
        if (data39 < 1024 || isNaN(data39)) {
          let err114 = { instancePath: instancePath + "/messageBytesMax", schemaPath: "#/properties/messageBytesMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 }, message: "must be >= 1024" };
          vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
        }
      }
    }
    if (data.heldBytesMax !== void 0 && func02.call(data, "heldBytesMax")) {
      let data40 = data.heldBytesMax;
      if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40))) {
        let err115 = { instancePath: instancePath + "/heldBytesMax", schemaPath: "#/properties/heldBytesMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
      }
      if (typeof data40 == "number" && isFinite(data40)) {
        if (data40 > 1099511627776 || isNaN(data40)) {
          let err116 = { instancePath: instancePath + "/heldBytesMax", schemaPath: "#/properties/heldBytesMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1099511627776 }, message: "must be <= 1099511627776" };
          vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
        }
        if (data40 < 1048576 || isNaN(data40)) {
          let err117 = { instancePath: instancePath + "/heldBytesMax", schemaPath: "#/properties/heldBytesMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1048576 }, message: "must be >= 1048576" };
          vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
        }
      }
    }
    if (data.headerBytesMax !== void 0 && func02.call(data, "headerBytesMax")) {
      let data41 = data.headerBytesMax;
      if (!(typeof data41 == "number" && !(data41 % 1) && !isNaN(data41) && isFinite(data41))) {
        let err118 = { instancePath: instancePath + "/headerBytesMax", schemaPath: "#/properties/headerBytesMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
      }
      if (typeof data41 == "number" && isFinite(data41)) {
        if (data41 > 1048576 || isNaN(data41)) {
          let err119 = { instancePath: instancePath + "/headerBytesMax", schemaPath: "#/properties/headerBytesMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1048576 }, message: "must be <= 1048576" };
          vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
        }
        if (data41 < 1024 || isNaN(data41)) {
          let err120 = { instancePath: instancePath + "/headerBytesMax", schemaPath: "#/properties/headerBytesMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 }, message: "must be >= 1024" };
          vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
        }
      }
    }
    if (data.headersTimeoutMs !== void 0 && func02.call(data, "headersTimeoutMs")) {
      let data42 = data.headersTimeoutMs;
      if (!(typeof data42 == "number" && !(data42 % 1) && !isNaN(data42) && isFinite(data42))) {
        let err121 = { instancePath: instancePath + "/headersTimeoutMs", schemaPath: "#/properties/headersTimeoutMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
      }
      if (typeof data42 == "number" && isFinite(data42)) {
        if (data42 > 36e5 || isNaN(data42)) {
          let err122 = { instancePath: instancePath + "/headersTimeoutMs", schemaPath: "#/properties/headersTimeoutMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
        }
        if (data42 < 100 || isNaN(data42)) {
          let err123 = { instancePath: instancePath + "/headersTimeoutMs", schemaPath: "#/properties/headersTimeoutMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, message: "must be >= 100" };
          vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
        }
      }
    }
    if (data.bodyProgressBytes !== void 0 && func02.call(data, "bodyProgressBytes")) {
      let data43 = data.bodyProgressBytes;
      if (!(typeof data43 == "number" && !(data43 % 1) && !isNaN(data43) && isFinite(data43))) {
        let err124 = { instancePath: instancePath + "/bodyProgressBytes", schemaPath: "#/properties/bodyProgressBytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
      }
      if (typeof data43 == "number" && isFinite(data43)) {
        if (data43 > 1048576 || isNaN(data43)) {
          let err125 = { instancePath: instancePath + "/bodyProgressBytes", schemaPath: "#/properties/bodyProgressBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1048576 }, message: "must be <= 1048576" };
          vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
        }
        if (data43 < 1 || isNaN(data43)) {
          let err126 = { instancePath: instancePath + "/bodyProgressBytes", schemaPath: "#/properties/bodyProgressBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
        }
      }
    }
    if (data.bodyProgressMs !== void 0 && func02.call(data, "bodyProgressMs")) {
      let data44 = data.bodyProgressMs;
      if (!(typeof data44 == "number" && !(data44 % 1) && !isNaN(data44) && isFinite(data44))) {
        let err127 = { instancePath: instancePath + "/bodyProgressMs", schemaPath: "#/properties/bodyProgressMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
      }
      if (typeof data44 == "number" && isFinite(data44)) {
        if (data44 > 36e5 || isNaN(data44)) {
          let err128 = { instancePath: instancePath + "/bodyProgressMs", schemaPath: "#/properties/bodyProgressMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
        }
        if (data44 < 100 || isNaN(data44)) {
          let err129 = { instancePath: instancePath + "/bodyProgressMs", schemaPath: "#/properties/bodyProgressMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, message: "must be >= 100" };
          vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
        }
      }
    }
    if (data.connectionsMax !== void 0 && func02.call(data, "connectionsMax")) {
      let data45 = data.connectionsMax;
      if (!(typeof data45 == "number" && !(data45 % 1) && !isNaN(data45) && isFinite(data45))) {
        let err130 = { instancePath: instancePath + "/connectionsMax", schemaPath: "#/properties/connectionsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
      }
      if (typeof data45 == "number" && isFinite(data45)) {
        if (data45 > 1e6 || isNaN(data45)) {
          let err131 = { instancePath: instancePath + "/connectionsMax", schemaPath: "#/properties/connectionsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
          vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
        }
        if (data45 < 1 || isNaN(data45)) {
          let err132 = { instancePath: instancePath + "/connectionsMax", schemaPath: "#/properties/connectionsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
        }
      }
    }
    if (data.sessionsMax !== void 0 && func02.call(data, "sessionsMax")) {
      let data46 = data.sessionsMax;
      if (!(typeof data46 == "number" && !(data46 % 1) && !isNaN(data46) && isFinite(data46))) {
        let err133 = { instancePath: instancePath + "/sessionsMax", schemaPath: "#/properties/sessionsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
      }
      if (typeof data46 == "number" && isFinite(data46)) {
        if (data46 > 1e6 || isNaN(data46)) {
          let err134 = { instancePath: instancePath + "/sessionsMax", schemaPath: "#/properties/sessionsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
          vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
        }
        if (data46 < 1 || isNaN(data46)) {
          let err135 = { instancePath: instancePath + "/sessionsMax", schemaPath: "#/properties/sessionsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
        }
      }
    }
    if (data.sessionIdleMs !== void 0 && func02.call(data, "sessionIdleMs")) {
      let data47 = data.sessionIdleMs;
      if (!(typeof data47 == "number" && !(data47 % 1) && !isNaN(data47) && isFinite(data47))) {
        let err136 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
      }
      if (typeof data47 == "number" && isFinite(data47)) {
        if (data47 > 6048e5 || isNaN(data47)) {
          let err137 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6048e5 }, message: "must be <= 604800000" };
          vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
        }
        if (data47 < 1e3 || isNaN(data47)) {
          let err138 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1e3 }, message: "must be >= 1000" };
          vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
        }
      }
    }
    if (data.drainMs !== void 0 && func02.call(data, "drainMs")) {
      let data48 = data.drainMs;
      if (!(typeof data48 == "number" && !(data48 % 1) && !isNaN(data48) && isFinite(data48))) {
        let err139 = { instancePath: instancePath + "/drainMs", schemaPath: "#/properties/drainMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
      }
      if (typeof data48 == "number" && isFinite(data48)) {
        if (data48 > 36e5 || isNaN(data48)) {
          let err140 = { instancePath: instancePath + "/drainMs", schemaPath: "#/properties/drainMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
        }
        if (data48 < 0 || isNaN(data48)) {
          let err141 = { instancePath: instancePath + "/drainMs", schemaPath: "#/properties/drainMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
        }
      }
    }
    if (data.accessLog !== void 0 && func02.call(data, "accessLog") && typeof data.accessLog != "boolean") {
      let err142 = { instancePath: instancePath + "/accessLog", schemaPath: "#/properties/accessLog/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
    }
    if (data.adminListen !== void 0 && func02.call(data, "adminListen")) {
      let data50 = data.adminListen;
      if (typeof data50 == "string") {
        if (!pattern102.test(data50)) {
          let err143 = { instancePath: instancePath + "/adminListen", schemaPath: "#/properties/adminListen/pattern", keyword: "pattern", params: { pattern: "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$" }, message: 'must match pattern "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"' };
          vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
        }
      } else {
        let err144 = { instancePath: instancePath + "/adminListen", schemaPath: "#/properties/adminListen/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
      }
    }
    if (data.logLevel !== void 0 && func02.call(data, "logLevel")) {
      let data51 = data.logLevel;
      if (typeof data51 != "string") {
        let err145 = { instancePath: instancePath + "/logLevel", schemaPath: "#/properties/logLevel/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
      }
      if (!(data51 === "debug" || data51 === "info" || data51 === "warn" || data51 === "error" || data51 === "silent")) {
        let err146 = { instancePath: instancePath + "/logLevel", schemaPath: "#/properties/logLevel/enum", keyword: "enum", params: { allowedValues: schema212.properties.logLevel.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
      }
    }
  } else {
    let err147 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
  }
  return validate54.errors = vErrors, errors === 0;
}
validate54.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateGateways = validate692;
function validate692(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate692.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.spec === void 0 || !func02.call(data, "spec")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, message: "must have required property 'spec'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.gateways === void 0 || !func02.call(data, "gateways")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "gateways" }, message: "must have required property 'gateways'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "spec" || key0 === "gateways")) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.spec !== void 0 && func02.call(data, "spec") && data.spec !== "shearpin.gateways.v1") {
      let err3 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.gateways.v1" }, message: "must be equal to constant" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.gateways !== void 0 && func02.call(data, "gateways")) {
      let data1 = data.gateways;
      if (Array.isArray(data1)) {
        if (data1.length > 65536) {
          let err4 = { instancePath: instancePath + "/gateways", schemaPath: "#/properties/gateways/maxItems", keyword: "maxItems", params: { limit: 65536 }, message: "must NOT have more than 65536 items" };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.id === void 0 || !func02.call(data2, "id")) {
              let err5 = { instancePath: instancePath + "/gateways/" + i0, schemaPath: "#/properties/gateways/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
            }
            if (data2.tenant === void 0 || !func02.call(data2, "tenant")) {
              let err6 = { instancePath: instancePath + "/gateways/" + i0, schemaPath: "#/properties/gateways/items/required", keyword: "required", params: { missingProperty: "tenant" }, message: "must have required property 'tenant'" };
              vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
            }
            if (data2.ingestKeyFiles === void 0 || !func02.call(data2, "ingestKeyFiles")) {
              let err7 = { instancePath: instancePath + "/gateways/" + i0, schemaPath: "#/properties/gateways/items/required", keyword: "required", params: { missingProperty: "ingestKeyFiles" }, message: "must have required property 'ingestKeyFiles'" };
              vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
            }
            for (let key1 of Object.keys(data2))
              if (!(key1 === "id" || key1 === "tenant" || key1 === "ingestKeyFiles")) {
                let err8 = { instancePath: instancePath + "/gateways/" + i0, schemaPath: "#/properties/gateways/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
              }
            if (data2.id !== void 0 && func02.call(data2, "id")) {
              let data3 = data2.id;
              if (typeof data3 == "string") {
                if (!pattern32.test(data3)) {
                  let err9 = { instancePath: instancePath + "/gateways/" + i0 + "/id", schemaPath: "#/properties/gateways/items/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                }
              } else {
                let err10 = { instancePath: instancePath + "/gateways/" + i0 + "/id", schemaPath: "#/properties/gateways/items/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
              }
            }
            if (data2.tenant !== void 0 && func02.call(data2, "tenant")) {
              let data4 = data2.tenant;
              if (typeof data4 == "string") {
                if (!pattern32.test(data4)) {
                  let err11 = { instancePath: instancePath + "/gateways/" + i0 + "/tenant", schemaPath: "#/properties/gateways/items/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                }
              } else {
                let err12 = { instancePath: instancePath + "/gateways/" + i0 + "/tenant", schemaPath: "#/properties/gateways/items/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
              }
            }
            if (data2.ingestKeyFiles !== void 0 && func02.call(data2, "ingestKeyFiles")) {
              let data5 = data2.ingestKeyFiles;
              if (Array.isArray(data5)) {
                if (data5.length > 2) {
                  let err13 = { instancePath: instancePath + "/gateways/" + i0 + "/ingestKeyFiles", schemaPath: "#/properties/gateways/items/properties/ingestKeyFiles/maxItems", keyword: "maxItems", params: { limit: 2 }, message: "must NOT have more than 2 items" };
                  vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                }
                if (data5.length < 1) {
                  let err14 = { instancePath: instancePath + "/gateways/" + i0 + "/ingestKeyFiles", schemaPath: "#/properties/gateways/items/properties/ingestKeyFiles/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                }
                let len1 = data5.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data6 = data5[i1];
                  if (typeof data6 == "string") {
                    if (func100(data6) > 4096) {
                      let err15 = { instancePath: instancePath + "/gateways/" + i0 + "/ingestKeyFiles/" + i1, schemaPath: "#/properties/gateways/items/properties/ingestKeyFiles/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, message: "must NOT have more than 4096 characters" };
                      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                    }
                    if (func100(data6) < 1) {
                      let err16 = { instancePath: instancePath + "/gateways/" + i0 + "/ingestKeyFiles/" + i1, schemaPath: "#/properties/gateways/items/properties/ingestKeyFiles/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                    }
                  } else {
                    let err17 = { instancePath: instancePath + "/gateways/" + i0 + "/ingestKeyFiles/" + i1, schemaPath: "#/properties/gateways/items/properties/ingestKeyFiles/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                  }
                }
              } else {
                let err18 = { instancePath: instancePath + "/gateways/" + i0 + "/ingestKeyFiles", schemaPath: "#/properties/gateways/items/properties/ingestKeyFiles/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
              }
            }
          } else {
            let err19 = { instancePath: instancePath + "/gateways/" + i0, schemaPath: "#/properties/gateways/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
          }
        }
      } else {
        let err20 = { instancePath: instancePath + "/gateways", schemaPath: "#/properties/gateways/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
  } else {
    let err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
  }
  return validate692.errors = vErrors, errors === 0;
}
validate692.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateStatusConfig = validate702;
function validate702(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate702.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.topicPrefix === void 0 || !func02.call(data, "topicPrefix")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "topicPrefix" }, message: "must have required property 'topicPrefix'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.tenant === void 0 || !func02.call(data, "tenant")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tenant" }, message: "must have required property 'tenant'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.deployment === void 0 || !func02.call(data, "deployment")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "deployment" }, message: "must have required property 'deployment'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "kafkaBrokers" || key0 === "topicPrefix" || key0 === "keysDir" || key0 === "gatewayId" || key0 === "tenant" || key0 === "deployment")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.kafkaBrokers !== void 0 && func02.call(data, "kafkaBrokers")) {
      let data0 = data.kafkaBrokers;
      if (Array.isArray(data0)) {
        if (data0.length > 64) {
          let err4 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        if (data0.length < 1) {
          let err5 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 == "string") {
            if (!pattern7.test(data1)) {
              let err6 = { instancePath: instancePath + "/kafkaBrokers/" + i0, schemaPath: "#/properties/kafkaBrokers/items/pattern", keyword: "pattern", params: { pattern: "^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$" }, message: 'must match pattern "^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"' };
              vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
            }
          } else {
            let err7 = { instancePath: instancePath + "/kafkaBrokers/" + i0, schemaPath: "#/properties/kafkaBrokers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        }
      } else {
        let err8 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.topicPrefix !== void 0 && func02.call(data, "topicPrefix")) {
      let data2 = data.topicPrefix;
      if (typeof data2 == "string") {
        if (!pattern82.test(data2)) {
          let err9 = { instancePath: instancePath + "/topicPrefix", schemaPath: "#/properties/topicPrefix/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]{0,64}$" }, message: 'must match pattern "^[A-Za-z0-9._-]{0,64}$"' };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        let err10 = { instancePath: instancePath + "/topicPrefix", schemaPath: "#/properties/topicPrefix/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.keysDir !== void 0 && func02.call(data, "keysDir")) {
      let data3 = data.keysDir;
      if (typeof data3 == "string") {
        if (func100(data3) < 1) {
          let err11 = { instancePath: instancePath + "/keysDir", schemaPath: "#/properties/keysDir/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      } else {
        let err12 = { instancePath: instancePath + "/keysDir", schemaPath: "#/properties/keysDir/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.gatewayId !== void 0 && func02.call(data, "gatewayId")) {
      let data4 = data.gatewayId;
      if (typeof data4 == "string") {
        if (!pattern32.test(data4)) {
          let err13 = { instancePath: instancePath + "/gatewayId", schemaPath: "#/properties/gatewayId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        let err14 = { instancePath: instancePath + "/gatewayId", schemaPath: "#/properties/gatewayId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.tenant !== void 0 && func02.call(data, "tenant")) {
      let data5 = data.tenant;
      if (typeof data5 == "string") {
        if (!pattern32.test(data5)) {
          let err15 = { instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      } else {
        let err16 = { instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.deployment !== void 0 && func02.call(data, "deployment")) {
      let data6 = data.deployment;
      if (typeof data6 == "string") {
        if (!pattern32.test(data6)) {
          let err17 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      } else {
        let err18 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
  } else {
    let err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
  }
  return validate702.errors = vErrors, errors === 0;
}
validate702.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateTrust = validate71, schema302 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/config/trust.v1.schema.json", title: "Trust", description: "Which public keys may sign commands, for whom and over what. Public; every gateway and worker holds it.", type: "object", additionalProperties: !1, required: ["spec", "deployment", "keys"], properties: { spec: { const: "shearpin.trust.v1" }, deployment: { description: "Audience of every signature.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, keys: { type: "array", minItems: 1, maxItems: 64, items: { title: "TrustKey", type: "object", additionalProperties: !1, required: ["kid", "writer", "publicKey", "tenants", "scopes", "initiators", "status"], properties: { kid: { description: "Names the key in signatures.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$" }, writer: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, publicKey: { description: "Ed25519 public key, 32 bytes as base64url.", type: "string", pattern: "^[A-Za-z0-9_-]{43}$" }, tenants: { description: "Tenants that the key may command; * stands for all.", type: "array", minItems: 1, maxItems: 1024, items: { type: "string", pattern: "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$" } }, scopes: { description: "Scope kinds that the key may command.", type: "array", minItems: 1, maxItems: 8, items: { type: "string", enum: ["call", "session", "agent", "principal", "server", "tool", "tenant", "global"] } }, initiators: { description: "In whose name the key may command; a person's state wins over policy.", type: "array", minItems: 1, maxItems: 2, items: { type: "string", enum: ["policy", "person"] } }, status: { description: "Nothing signed by a retired key is taken.", type: "string", enum: ["active", "retired"] } } } } } }, pattern342 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", "u"), pattern36 = new RegExp("^[A-Za-z0-9_-]{43}$", "u"), pattern37 = new RegExp("^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$", "u");
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.spec === void 0 || !func02.call(data, "spec")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, message: "must have required property 'spec'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.deployment === void 0 || !func02.call(data, "deployment")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "deployment" }, message: "must have required property 'deployment'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.keys === void 0 || !func02.call(data, "keys")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "keys" }, message: "must have required property 'keys'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "spec" || key0 === "deployment" || key0 === "keys")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.spec !== void 0 && func02.call(data, "spec") && data.spec !== "shearpin.trust.v1") {
      let err4 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.trust.v1" }, message: "must be equal to constant" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.deployment !== void 0 && func02.call(data, "deployment")) {
      let data1 = data.deployment;
      if (typeof data1 == "string") {
        if (!pattern32.test(data1)) {
          let err5 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        let err6 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.keys !== void 0 && func02.call(data, "keys")) {
      let data2 = data.keys;
      if (Array.isArray(data2)) {
        if (data2.length > 64) {
          let err7 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        if (data2.length < 1) {
          let err8 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.kid === void 0 || !func02.call(data3, "kid")) {
              let err9 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/required", keyword: "required", params: { missingProperty: "kid" }, message: "must have required property 'kid'" };
              vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
            }
            if (data3.writer === void 0 || !func02.call(data3, "writer")) {
              let err10 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/required", keyword: "required", params: { missingProperty: "writer" }, message: "must have required property 'writer'" };
              vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
            }
            if (data3.publicKey === void 0 || !func02.call(data3, "publicKey")) {
              let err11 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/required", keyword: "required", params: { missingProperty: "publicKey" }, message: "must have required property 'publicKey'" };
              vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
            }
            if (data3.tenants === void 0 || !func02.call(data3, "tenants")) {
              let err12 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/required", keyword: "required", params: { missingProperty: "tenants" }, message: "must have required property 'tenants'" };
              vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
            }
            if (data3.scopes === void 0 || !func02.call(data3, "scopes")) {
              let err13 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/required", keyword: "required", params: { missingProperty: "scopes" }, message: "must have required property 'scopes'" };
              vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
            }
            if (data3.initiators === void 0 || !func02.call(data3, "initiators")) {
              let err14 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/required", keyword: "required", params: { missingProperty: "initiators" }, message: "must have required property 'initiators'" };
              vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
            }
            if (data3.status === void 0 || !func02.call(data3, "status")) {
              let err15 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'" };
              vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
            }
            for (let key1 of Object.keys(data3))
              if (!(key1 === "kid" || key1 === "writer" || key1 === "publicKey" || key1 === "tenants" || key1 === "scopes" || key1 === "initiators" || key1 === "status")) {
                let err16 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
              }
            if (data3.kid !== void 0 && func02.call(data3, "kid")) {
              let data4 = data3.kid;
              if (typeof data4 == "string") {
                if (!pattern342.test(data4)) {
                  let err17 = { instancePath: instancePath + "/keys/" + i0 + "/kid", schemaPath: "#/properties/keys/items/properties/kid/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"' };
                  vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                }
              } else {
                let err18 = { instancePath: instancePath + "/keys/" + i0 + "/kid", schemaPath: "#/properties/keys/items/properties/kid/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
              }
            }
            if (data3.writer !== void 0 && func02.call(data3, "writer")) {
              let data5 = data3.writer;
              if (typeof data5 == "string") {
                if (!pattern32.test(data5)) {
                  let err19 = { instancePath: instancePath + "/keys/" + i0 + "/writer", schemaPath: "#/properties/keys/items/properties/writer/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                }
              } else {
                let err20 = { instancePath: instancePath + "/keys/" + i0 + "/writer", schemaPath: "#/properties/keys/items/properties/writer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
              }
            }
            if (data3.publicKey !== void 0 && func02.call(data3, "publicKey")) {
              let data6 = data3.publicKey;
              if (typeof data6 == "string") {
                if (!pattern36.test(data6)) {
                  let err21 = { instancePath: instancePath + "/keys/" + i0 + "/publicKey", schemaPath: "#/properties/keys/items/properties/publicKey/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_-]{43}$" }, message: 'must match pattern "^[A-Za-z0-9_-]{43}$"' };
                  vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                }
              } else {
                let err22 = { instancePath: instancePath + "/keys/" + i0 + "/publicKey", schemaPath: "#/properties/keys/items/properties/publicKey/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
              }
            }
            if (data3.tenants !== void 0 && func02.call(data3, "tenants")) {
              let data7 = data3.tenants;
              if (Array.isArray(data7)) {
                if (data7.length > 1024) {
                  let err23 = { instancePath: instancePath + "/keys/" + i0 + "/tenants", schemaPath: "#/properties/keys/items/properties/tenants/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" };
                  vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                }
                if (data7.length < 1) {
                  let err24 = { instancePath: instancePath + "/keys/" + i0 + "/tenants", schemaPath: "#/properties/keys/items/properties/tenants/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                }
                let len1 = data7.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data8 = data7[i1];
                  if (typeof data8 == "string") {
                    if (!pattern37.test(data8)) {
                      let err25 = { instancePath: instancePath + "/keys/" + i0 + "/tenants/" + i1, schemaPath: "#/properties/keys/items/properties/tenants/items/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$" }, message: 'must match pattern "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$"' };
                      vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                    }
                  } else {
                    let err26 = { instancePath: instancePath + "/keys/" + i0 + "/tenants/" + i1, schemaPath: "#/properties/keys/items/properties/tenants/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                  }
                }
              } else {
                let err27 = { instancePath: instancePath + "/keys/" + i0 + "/tenants", schemaPath: "#/properties/keys/items/properties/tenants/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
              }
            }
            if (data3.scopes !== void 0 && func02.call(data3, "scopes")) {
              let data9 = data3.scopes;
              if (Array.isArray(data9)) {
                if (data9.length > 8) {
                  let err28 = { instancePath: instancePath + "/keys/" + i0 + "/scopes", schemaPath: "#/properties/keys/items/properties/scopes/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" };
                  vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                }
                if (data9.length < 1) {
                  let err29 = { instancePath: instancePath + "/keys/" + i0 + "/scopes", schemaPath: "#/properties/keys/items/properties/scopes/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                }
                let len2 = data9.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  let data10 = data9[i2];
                  if (typeof data10 != "string") {
                    let err30 = { instancePath: instancePath + "/keys/" + i0 + "/scopes/" + i2, schemaPath: "#/properties/keys/items/properties/scopes/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                  }
                  if (!(data10 === "call" || data10 === "session" || data10 === "agent" || data10 === "principal" || data10 === "server" || data10 === "tool" || data10 === "tenant" || data10 === "global")) {
                    let err31 = { instancePath: instancePath + "/keys/" + i0 + "/scopes/" + i2, schemaPath: "#/properties/keys/items/properties/scopes/items/enum", keyword: "enum", params: { allowedValues: schema302.properties.keys.items.properties.scopes.items.enum }, message: "must be equal to one of the allowed values" };
                    vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                  }
                }
              } else {
                let err32 = { instancePath: instancePath + "/keys/" + i0 + "/scopes", schemaPath: "#/properties/keys/items/properties/scopes/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            }
            if (data3.initiators !== void 0 && func02.call(data3, "initiators")) {
              let data11 = data3.initiators;
              if (Array.isArray(data11)) {
                if (data11.length > 2) {
                  let err33 = { instancePath: instancePath + "/keys/" + i0 + "/initiators", schemaPath: "#/properties/keys/items/properties/initiators/maxItems", keyword: "maxItems", params: { limit: 2 }, message: "must NOT have more than 2 items" };
                  vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                }
                if (data11.length < 1) {
                  let err34 = { instancePath: instancePath + "/keys/" + i0 + "/initiators", schemaPath: "#/properties/keys/items/properties/initiators/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                }
                let len3 = data11.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  let data12 = data11[i3];
                  if (typeof data12 != "string") {
                    let err35 = { instancePath: instancePath + "/keys/" + i0 + "/initiators/" + i3, schemaPath: "#/properties/keys/items/properties/initiators/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                  }
                  if (!(data12 === "policy" || data12 === "person")) {
                    let err36 = { instancePath: instancePath + "/keys/" + i0 + "/initiators/" + i3, schemaPath: "#/properties/keys/items/properties/initiators/items/enum", keyword: "enum", params: { allowedValues: schema302.properties.keys.items.properties.initiators.items.enum }, message: "must be equal to one of the allowed values" };
                    vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                  }
                }
              } else {
                let err37 = { instancePath: instancePath + "/keys/" + i0 + "/initiators", schemaPath: "#/properties/keys/items/properties/initiators/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
            }
            if (data3.status !== void 0 && func02.call(data3, "status")) {
              let data13 = data3.status;
              if (typeof data13 != "string") {
                let err38 = { instancePath: instancePath + "/keys/" + i0 + "/status", schemaPath: "#/properties/keys/items/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
              }
              if (!(data13 === "active" || data13 === "retired")) {
                let err39 = { instancePath: instancePath + "/keys/" + i0 + "/status", schemaPath: "#/properties/keys/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema302.properties.keys.items.properties.status.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
              }
            }
          } else {
            let err40 = { instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
          }
        }
      } else {
        let err41 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
      }
    }
  } else {
    let err42 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
  }
  return validate71.errors = vErrors, errors === 0;
}
validate71.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateWorkerConfig = validate72, schema312 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/config/worker.v1.schema.json", title: "WorkerConfig", description: "Configuration of a worker.", type: "object", additionalProperties: !1, required: ["kafkaBrokers", "topicPrefix", "redisUrl", "keyPrefix", "keysDir", "adminListen", "logLevel", "groupId", "sessionIdleMs", "replayWindowMs", "cacheSessionsMax", "recordBytesMax", "batchRecordsMax", "attemptsMax", "beaconMs", "ackTimeoutMs", "clockToleranceMs", "detectors"], properties: { kafkaBrokers: { description: "Kafka brokers, host:port, separated by commas.", type: "array", minItems: 1, maxItems: 64, items: { type: "string", pattern: "^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "x-expects": "host:port, with a port up to 65535" }, "x-env": "SHEARPIN_KAFKA_BROKERS" }, topicPrefix: { description: "Put before the name of every topic.", type: "string", pattern: "^[A-Za-z0-9._-]{0,64}$", "x-expects": "at most 64 letters, digits, dots, dashes and underscores", default: "", "x-env": "SHEARPIN_TOPIC_PREFIX" }, redisUrl: { description: "Redis that holds the sessions, redis:// or rediss://.", type: "string", pattern: "^rediss?://", "x-expects": "a URL that begins with redis:// or rediss://", "x-env": "SHEARPIN_REDIS_URL" }, keyPrefix: { description: "Put before every key in Redis.", type: "string", pattern: "^[A-Za-z0-9:._-]{0,64}$", "x-expects": "at most 64 letters, digits, colons, dots, dashes and underscores", default: "shearpin:", "x-env": "SHEARPIN_KEY_PREFIX" }, keysDir: { description: "Folder of the worker's keys, as made by `shearpin keys new`.", type: "string", minLength: 1, "x-env": "SHEARPIN_KEYS_DIR" }, deployment: { description: "Audience of the commands: gateways of another deployment refuse them. Absent: the one of the trust file in the keys' folder; another one is a fault.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "a name of at most 64 letters, digits, dots, dashes and underscores that begins with a letter or digit", "x-env": "SHEARPIN_DEPLOYMENT" }, adminListen: { description: "Where /livez, /readyz and /metrics are served, host:port; port 0 takes a free one.", type: "string", pattern: "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "x-expects": "host:port, with a port up to 65535", default: "127.0.0.1:9465", "x-env": "SHEARPIN_ADMIN_LISTEN" }, logLevel: { description: "Least severe level that is logged.", type: "string", enum: ["debug", "info", "warn", "error", "silent"], default: "info", "x-env": "SHEARPIN_LOG_LEVEL" }, groupId: { description: "Consumer group that the workers of a deployment share.", type: "string", pattern: "^[A-Za-z0-9._-]{1,128}$", "x-expects": "at most 128 letters, digits, dots, dashes and underscores", default: "shearpin-worker", "x-env": "SHEARPIN_GROUP_ID" }, sessionIdleMs: { description: "A session that was silent for so long has ended.", type: "integer", minimum: 1e3, maximum: 6048e5, default: 18e5, "x-env": "SHEARPIN_IDLE_GAP_MS" }, replayWindowMs: { description: "How long the state of an ended session is kept; with the idle time, how far a worker goes back when Redis lost its data.", type: "integer", minimum: 1e3, maximum: 6048e5, default: 36e5, "x-env": "SHEARPIN_REPLAY_WINDOW_MS" }, cacheSessionsMax: { description: "Sessions that are kept in memory per partition.", type: "integer", minimum: 1, maximum: 1e7, default: 2e4, "x-env": "SHEARPIN_CACHE_SESSIONS_MAX" }, recordBytesMax: { description: "A longer record goes to the dead-letter topic.", type: "integer", minimum: 1024, maximum: 67108864, default: 1048576, "x-env": "SHEARPIN_RECORD_BYTES_MAX" }, batchRecordsMax: { description: "Records that are processed, saved, published and committed together.", type: "integer", minimum: 1, maximum: 1e4, default: 500, "x-env": "SHEARPIN_BATCH_RECORDS_MAX" }, attemptsMax: { description: "A record during which the process died so often goes to the dead-letter topic.", type: "integer", minimum: 1, maximum: 100, default: 3, "x-env": "SHEARPIN_ATTEMPTS_MAX" }, beaconMs: { description: "Time between two beacons of a partition; gateways hold the command feed for stale without them.", type: "integer", minimum: 100, maximum: 6e4, default: 2e3, "x-env": "SHEARPIN_BEACON_MS" }, ackTimeoutMs: { description: "A live gateway that has not acknowledged a live command for so long raises a health alert.", type: "integer", minimum: 100, maximum: 36e5, default: 5e3, "x-env": "SHEARPIN_ACK_TIMEOUT_MS" }, clockToleranceMs: { description: "How far the clocks of gateways may differ: an expired command is kept so much longer.", type: "integer", minimum: 0, maximum: 36e5, default: 6e4, "x-env": "SHEARPIN_CLOCK_TOLERANCE_MS" }, detectors: { title: "DetectorsConfig", description: "What the operator decides about detectors, by their id.", type: "object", propertyNames: { pattern: "^[a-z]+\\.[a-z0-9-]{1,96}$", "x-expects": "the id of a detector, such as sequence.secret-to-egress" }, maxProperties: 1024, additionalProperties: { title: "DetectorConfig", description: "Any other detector.", type: "object", additionalProperties: !1, required: [], properties: { mode: { $ref: "#/$defs/DetectorMode" }, canary: { $ref: "#/$defs/DetectorCanary" } } }, required: [], default: {}, properties: { "sequence.secret-to-egress": { title: "SecretToEgressConfig", description: "A credential leaves through a later call.", type: "object", additionalProperties: !1, required: [], properties: { mode: { $ref: "#/$defs/DetectorMode" }, canary: { $ref: "#/$defs/DetectorCanary" } } }, "rate.capability-ceiling": { title: "CapabilityCeilingConfig", description: "More payments than any honest session makes.", type: "object", additionalProperties: !1, required: [], properties: { mode: { $ref: "#/$defs/DetectorMode" }, canary: { $ref: "#/$defs/DetectorCanary" }, limit: { description: "Calls that pass within the window.", type: "integer", minimum: 1, maximum: 9007199254740991 }, windowMs: { description: "Length of the window.", type: "integer", minimum: 1, maximum: 864e5 }, ttlMs: { description: "How long the breaker of the session stays open.", type: "integer", minimum: 1, maximum: 864e5 } } }, "volume.egress-bytes": { title: "EgressBytesConfig", description: "A session sends out unusually much.", type: "object", additionalProperties: !1, required: [], properties: { mode: { $ref: "#/$defs/DetectorMode" }, canary: { $ref: "#/$defs/DetectorCanary" }, limitBytes: { description: "Bytes that pass within the window.", type: "integer", minimum: 1, maximum: 9007199254740991 }, windowMs: { description: "Length of the window.", type: "integer", minimum: 1, maximum: 864e5 } } } } } }, $defs: { DetectorCanary: { title: "DetectorCanary", description: "Another mode for some tenants.", type: "object", additionalProperties: !1, required: ["tenants", "mode"], properties: { tenants: { description: "The tenants.", type: "array", minItems: 1, maxItems: 1024, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "x-expects": "the name of a tenant" } }, mode: { $ref: "#/$defs/DetectorMode" } } }, DetectorMode: { title: "DetectorMode", description: "off: not run; shadow: shown, no alarm; alert: no command; enforce: commands too. Absent: what the detector's status says.", type: "string", enum: ["off", "shadow", "alert", "enforce"] } } }, pattern402 = new RegExp("^rediss?://", "u"), pattern412 = new RegExp("^[A-Za-z0-9:._-]{0,64}$", "u"), pattern44 = new RegExp("^[A-Za-z0-9._-]{1,128}$", "u"), pattern452 = new RegExp("^[a-z]+\\.[a-z0-9-]{1,96}$", "u"), schema322 = { title: "DetectorMode", description: "off: not run; shadow: shown, no alarm; alert: no command; enforce: commands too. Absent: what the detector's status says.", type: "string", enum: ["off", "shadow", "alert", "enforce"] };
function validate732(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate732.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (!(data === "off" || data === "shadow" || data === "alert" || data === "enforce")) {
    let err1 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema322.enum }, message: "must be equal to one of the allowed values" };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate732.errors = vErrors, errors === 0;
}
validate732.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate752(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate752.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.tenants === void 0 || !func02.call(data, "tenants")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tenants" }, message: "must have required property 'tenants'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.mode === void 0 || !func02.call(data, "mode")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "mode" }, message: "must have required property 'mode'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "tenants" || key0 === "mode")) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.tenants !== void 0 && func02.call(data, "tenants")) {
      let data0 = data.tenants;
      if (Array.isArray(data0)) {
        if (data0.length > 1024) {
          let err3 = { instancePath: instancePath + "/tenants", schemaPath: "#/properties/tenants/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (data0.length < 1) {
          let err4 = { instancePath: instancePath + "/tenants", schemaPath: "#/properties/tenants/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 == "string") {
            if (!pattern32.test(data1)) {
              let err5 = { instancePath: instancePath + "/tenants/" + i0, schemaPath: "#/properties/tenants/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
            }
          } else {
            let err6 = { instancePath: instancePath + "/tenants/" + i0, schemaPath: "#/properties/tenants/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        }
      } else {
        let err7 = { instancePath: instancePath + "/tenants", schemaPath: "#/properties/tenants/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    data.mode !== void 0 && func02.call(data, "mode") && (validate732(data.mode, { instancePath: instancePath + "/mode", parentData: data, parentDataProperty: "mode", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate732.errors : vErrors.concat(validate732.errors), errors = vErrors.length));
  } else {
    let err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate752.errors = vErrors, errors === 0;
}
validate752.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate72.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kafkaBrokers === void 0 || !func02.call(data, "kafkaBrokers")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kafkaBrokers" }, message: "must have required property 'kafkaBrokers'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.topicPrefix === void 0 || !func02.call(data, "topicPrefix")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "topicPrefix" }, message: "must have required property 'topicPrefix'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.redisUrl === void 0 || !func02.call(data, "redisUrl")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "redisUrl" }, message: "must have required property 'redisUrl'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.keyPrefix === void 0 || !func02.call(data, "keyPrefix")) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "keyPrefix" }, message: "must have required property 'keyPrefix'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.keysDir === void 0 || !func02.call(data, "keysDir")) {
      let err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "keysDir" }, message: "must have required property 'keysDir'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.adminListen === void 0 || !func02.call(data, "adminListen")) {
      let err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "adminListen" }, message: "must have required property 'adminListen'" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.logLevel === void 0 || !func02.call(data, "logLevel")) {
      let err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "logLevel" }, message: "must have required property 'logLevel'" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.groupId === void 0 || !func02.call(data, "groupId")) {
      let err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "groupId" }, message: "must have required property 'groupId'" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.sessionIdleMs === void 0 || !func02.call(data, "sessionIdleMs")) {
      let err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sessionIdleMs" }, message: "must have required property 'sessionIdleMs'" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.replayWindowMs === void 0 || !func02.call(data, "replayWindowMs")) {
      let err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "replayWindowMs" }, message: "must have required property 'replayWindowMs'" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.cacheSessionsMax === void 0 || !func02.call(data, "cacheSessionsMax")) {
      let err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "cacheSessionsMax" }, message: "must have required property 'cacheSessionsMax'" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.recordBytesMax === void 0 || !func02.call(data, "recordBytesMax")) {
      let err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "recordBytesMax" }, message: "must have required property 'recordBytesMax'" };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (data.batchRecordsMax === void 0 || !func02.call(data, "batchRecordsMax")) {
      let err12 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "batchRecordsMax" }, message: "must have required property 'batchRecordsMax'" };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    if (data.attemptsMax === void 0 || !func02.call(data, "attemptsMax")) {
      let err13 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "attemptsMax" }, message: "must have required property 'attemptsMax'" };
      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
    }
    if (data.beaconMs === void 0 || !func02.call(data, "beaconMs")) {
      let err14 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "beaconMs" }, message: "must have required property 'beaconMs'" };
      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
    }
    if (data.ackTimeoutMs === void 0 || !func02.call(data, "ackTimeoutMs")) {
      let err15 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ackTimeoutMs" }, message: "must have required property 'ackTimeoutMs'" };
      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
    }
    if (data.clockToleranceMs === void 0 || !func02.call(data, "clockToleranceMs")) {
      let err16 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "clockToleranceMs" }, message: "must have required property 'clockToleranceMs'" };
      vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
    }
    if (data.detectors === void 0 || !func02.call(data, "detectors")) {
      let err17 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "detectors" }, message: "must have required property 'detectors'" };
      vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!func02.call(schema312.properties, key0)) {
        let err18 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    if (data.kafkaBrokers !== void 0 && func02.call(data, "kafkaBrokers")) {
      let data0 = data.kafkaBrokers;
      if (Array.isArray(data0)) {
        if (data0.length > 64) {
          let err19 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
        if (data0.length < 1) {
          let err20 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
        }
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 == "string") {
            if (!pattern7.test(data1)) {
              let err21 = { instancePath: instancePath + "/kafkaBrokers/" + i0, schemaPath: "#/properties/kafkaBrokers/items/pattern", keyword: "pattern", params: { pattern: "^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$" }, message: 'must match pattern "^[^\\s,:]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"' };
              vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
            }
          } else {
            let err22 = { instancePath: instancePath + "/kafkaBrokers/" + i0, schemaPath: "#/properties/kafkaBrokers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
          }
        }
      } else {
        let err23 = { instancePath: instancePath + "/kafkaBrokers", schemaPath: "#/properties/kafkaBrokers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
    if (data.topicPrefix !== void 0 && func02.call(data, "topicPrefix")) {
      let data2 = data.topicPrefix;
      if (typeof data2 == "string") {
        if (!pattern82.test(data2)) {
          let err24 = { instancePath: instancePath + "/topicPrefix", schemaPath: "#/properties/topicPrefix/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]{0,64}$" }, message: 'must match pattern "^[A-Za-z0-9._-]{0,64}$"' };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
      } else {
        let err25 = { instancePath: instancePath + "/topicPrefix", schemaPath: "#/properties/topicPrefix/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.redisUrl !== void 0 && func02.call(data, "redisUrl")) {
      let data3 = data.redisUrl;
      if (typeof data3 == "string") {
        if (!pattern402.test(data3)) {
          let err26 = { instancePath: instancePath + "/redisUrl", schemaPath: "#/properties/redisUrl/pattern", keyword: "pattern", params: { pattern: "^rediss?://" }, message: 'must match pattern "^rediss?://"' };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
      } else {
        let err27 = { instancePath: instancePath + "/redisUrl", schemaPath: "#/properties/redisUrl/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
      }
    }
    if (data.keyPrefix !== void 0 && func02.call(data, "keyPrefix")) {
      let data4 = data.keyPrefix;
      if (typeof data4 == "string") {
        if (!pattern412.test(data4)) {
          let err28 = { instancePath: instancePath + "/keyPrefix", schemaPath: "#/properties/keyPrefix/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9:._-]{0,64}$" }, message: 'must match pattern "^[A-Za-z0-9:._-]{0,64}$"' };
          vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
        }
      } else {
        let err29 = { instancePath: instancePath + "/keyPrefix", schemaPath: "#/properties/keyPrefix/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
      }
    }
    if (data.keysDir !== void 0 && func02.call(data, "keysDir")) {
      let data5 = data.keysDir;
      if (typeof data5 == "string") {
        if (func100(data5) < 1) {
          let err30 = { instancePath: instancePath + "/keysDir", schemaPath: "#/properties/keysDir/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
      } else {
        let err31 = { instancePath: instancePath + "/keysDir", schemaPath: "#/properties/keysDir/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
      }
    }
    if (data.deployment !== void 0 && func02.call(data, "deployment")) {
      let data6 = data.deployment;
      if (typeof data6 == "string") {
        if (!pattern32.test(data6)) {
          let err32 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
        }
      } else {
        let err33 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
      }
    }
    if (data.adminListen !== void 0 && func02.call(data, "adminListen")) {
      let data7 = data.adminListen;
      if (typeof data7 == "string") {
        if (!pattern102.test(data7)) {
          let err34 = { instancePath: instancePath + "/adminListen", schemaPath: "#/properties/adminListen/pattern", keyword: "pattern", params: { pattern: "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$" }, message: 'must match pattern "^[^\\s]+:(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"' };
          vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
        }
      } else {
        let err35 = { instancePath: instancePath + "/adminListen", schemaPath: "#/properties/adminListen/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
      }
    }
    if (data.logLevel !== void 0 && func02.call(data, "logLevel")) {
      let data8 = data.logLevel;
      if (typeof data8 != "string") {
        let err36 = { instancePath: instancePath + "/logLevel", schemaPath: "#/properties/logLevel/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
      }
      if (!(data8 === "debug" || data8 === "info" || data8 === "warn" || data8 === "error" || data8 === "silent")) {
        let err37 = { instancePath: instancePath + "/logLevel", schemaPath: "#/properties/logLevel/enum", keyword: "enum", params: { allowedValues: schema312.properties.logLevel.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
      }
    }
    if (data.groupId !== void 0 && func02.call(data, "groupId")) {
      let data9 = data.groupId;
      if (typeof data9 == "string") {
        if (!pattern44.test(data9)) {
          let err38 = { instancePath: instancePath + "/groupId", schemaPath: "#/properties/groupId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]{1,128}$" }, message: 'must match pattern "^[A-Za-z0-9._-]{1,128}$"' };
          vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
        }
      } else {
        let err39 = { instancePath: instancePath + "/groupId", schemaPath: "#/properties/groupId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
      }
    }
    if (data.sessionIdleMs !== void 0 && func02.call(data, "sessionIdleMs")) {
      let data10 = data.sessionIdleMs;
      if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
        let err40 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
      }
      if (typeof data10 == "number" && isFinite(data10)) {
        if (data10 > 6048e5 || isNaN(data10)) {
          let err41 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6048e5 }, message: "must be <= 604800000" };
          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
        }
        if (data10 < 1e3 || isNaN(data10)) {
          let err42 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1e3 }, message: "must be >= 1000" };
          vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
        }
      }
    }
    if (data.replayWindowMs !== void 0 && func02.call(data, "replayWindowMs")) {
      let data11 = data.replayWindowMs;
      if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
        let err43 = { instancePath: instancePath + "/replayWindowMs", schemaPath: "#/properties/replayWindowMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 6048e5 || isNaN(data11)) {
          let err44 = { instancePath: instancePath + "/replayWindowMs", schemaPath: "#/properties/replayWindowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6048e5 }, message: "must be <= 604800000" };
          vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
        }
        if (data11 < 1e3 || isNaN(data11)) {
          let err45 = { instancePath: instancePath + "/replayWindowMs", schemaPath: "#/properties/replayWindowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1e3 }, message: "must be >= 1000" };
          vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
        }
      }
    }
    if (data.cacheSessionsMax !== void 0 && func02.call(data, "cacheSessionsMax")) {
      let data12 = data.cacheSessionsMax;
      if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
        let err46 = { instancePath: instancePath + "/cacheSessionsMax", schemaPath: "#/properties/cacheSessionsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
      }
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 > 1e7 || isNaN(data12)) {
          let err47 = { instancePath: instancePath + "/cacheSessionsMax", schemaPath: "#/properties/cacheSessionsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e7 }, message: "must be <= 10000000" };
          vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
        }
        if (data12 < 1 || isNaN(data12)) {
          let err48 = { instancePath: instancePath + "/cacheSessionsMax", schemaPath: "#/properties/cacheSessionsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
        }
      }
    }
    if (data.recordBytesMax !== void 0 && func02.call(data, "recordBytesMax")) {
      let data13 = data.recordBytesMax;
      if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
        let err49 = { instancePath: instancePath + "/recordBytesMax", schemaPath: "#/properties/recordBytesMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
      }
      if (typeof data13 == "number" && isFinite(data13)) {
        if (data13 > 67108864 || isNaN(data13)) {
          let err50 = { instancePath: instancePath + "/recordBytesMax", schemaPath: "#/properties/recordBytesMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 67108864 }, message: "must be <= 67108864" };
          vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
        }
        if (data13 < 1024 || isNaN(data13)) {
          let err51 = { instancePath: instancePath + "/recordBytesMax", schemaPath: "#/properties/recordBytesMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 }, message: "must be >= 1024" };
          vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
        }
      }
    }
    if (data.batchRecordsMax !== void 0 && func02.call(data, "batchRecordsMax")) {
      let data14 = data.batchRecordsMax;
      if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
        let err52 = { instancePath: instancePath + "/batchRecordsMax", schemaPath: "#/properties/batchRecordsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 1e4 || isNaN(data14)) {
          let err53 = { instancePath: instancePath + "/batchRecordsMax", schemaPath: "#/properties/batchRecordsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000" };
          vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
        }
        if (data14 < 1 || isNaN(data14)) {
          let err54 = { instancePath: instancePath + "/batchRecordsMax", schemaPath: "#/properties/batchRecordsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
        }
      }
    }
    if (data.attemptsMax !== void 0 && func02.call(data, "attemptsMax")) {
      let data15 = data.attemptsMax;
      if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
        let err55 = { instancePath: instancePath + "/attemptsMax", schemaPath: "#/properties/attemptsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
      }
      if (typeof data15 == "number" && isFinite(data15)) {
        if (data15 > 100 || isNaN(data15)) {
          let err56 = { instancePath: instancePath + "/attemptsMax", schemaPath: "#/properties/attemptsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
          vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
        }
        if (data15 < 1 || isNaN(data15)) {
          let err57 = { instancePath: instancePath + "/attemptsMax", schemaPath: "#/properties/attemptsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
        }
      }
    }
    if (data.beaconMs !== void 0 && func02.call(data, "beaconMs")) {
      let data16 = data.beaconMs;
      if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
        let err58 = { instancePath: instancePath + "/beaconMs", schemaPath: "#/properties/beaconMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
      }
      if (typeof data16 == "number" && isFinite(data16)) {
        if (data16 > 6e4 || isNaN(data16)) {
          let err59 = { instancePath: instancePath + "/beaconMs", schemaPath: "#/properties/beaconMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6e4 }, message: "must be <= 60000" };
          vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
        }
        if (data16 < 100 || isNaN(data16)) {
          let err60 = { instancePath: instancePath + "/beaconMs", schemaPath: "#/properties/beaconMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, message: "must be >= 100" };
          vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
        }
      }
    }
    if (data.ackTimeoutMs !== void 0 && func02.call(data, "ackTimeoutMs")) {
      let data17 = data.ackTimeoutMs;
      if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17))) {
        let err61 = { instancePath: instancePath + "/ackTimeoutMs", schemaPath: "#/properties/ackTimeoutMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
      }
      if (typeof data17 == "number" && isFinite(data17)) {
        if (data17 > 36e5 || isNaN(data17)) {
          let err62 = { instancePath: instancePath + "/ackTimeoutMs", schemaPath: "#/properties/ackTimeoutMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
        }
        if (data17 < 100 || isNaN(data17)) {
          let err63 = { instancePath: instancePath + "/ackTimeoutMs", schemaPath: "#/properties/ackTimeoutMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, message: "must be >= 100" };
          vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
        }
      }
    }
    if (data.clockToleranceMs !== void 0 && func02.call(data, "clockToleranceMs")) {
      let data18 = data.clockToleranceMs;
      if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
        let err64 = { instancePath: instancePath + "/clockToleranceMs", schemaPath: "#/properties/clockToleranceMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
      }
      if (typeof data18 == "number" && isFinite(data18)) {
        if (data18 > 36e5 || isNaN(data18)) {
          let err65 = { instancePath: instancePath + "/clockToleranceMs", schemaPath: "#/properties/clockToleranceMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
        }
        if (data18 < 0 || isNaN(data18)) {
          let err66 = { instancePath: instancePath + "/clockToleranceMs", schemaPath: "#/properties/clockToleranceMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
        }
      }
    }
    if (data.detectors !== void 0 && func02.call(data, "detectors")) {
      let data19 = data.detectors;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        if (Object.keys(data19).length > 1024) {
          let err67 = { instancePath: instancePath + "/detectors", schemaPath: "#/properties/detectors/maxProperties", keyword: "maxProperties", params: { limit: 1024 }, message: "must NOT have more than 1024 properties" };
          vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
        }
        for (let key1 of Object.keys(data19)) {
          let _errs42 = errors;
          if (typeof key1 == "string" && !pattern452.test(key1)) {
            let err68 = { instancePath: instancePath + "/detectors", schemaPath: "#/properties/detectors/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z]+\\.[a-z0-9-]{1,96}$" }, message: 'must match pattern "^[a-z]+\\.[a-z0-9-]{1,96}$"', propertyName: key1 };
            vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
          }
          var valid3 = _errs42 === errors;
          if (!valid3) {
            let err69 = { instancePath: instancePath + "/detectors", schemaPath: "#/properties/detectors/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
          }
        }
        for (let key2 of Object.keys(data19))
          if (!(key2 === "sequence.secret-to-egress" || key2 === "rate.capability-ceiling" || key2 === "volume.egress-bytes")) {
            let data20 = data19[key2];
            if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
              for (let key3 of Object.keys(data20))
                if (!(key3 === "mode" || key3 === "canary")) {
                  let err70 = { instancePath: instancePath + "/detectors/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/detectors/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                  vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
                }
              data20.mode !== void 0 && func02.call(data20, "mode") && (validate732(data20.mode, { instancePath: instancePath + "/detectors/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/mode", parentData: data20, parentDataProperty: "mode", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate732.errors : vErrors.concat(validate732.errors), errors = vErrors.length)), data20.canary !== void 0 && func02.call(data20, "canary") && (validate752(data20.canary, { instancePath: instancePath + "/detectors/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/canary", parentData: data20, parentDataProperty: "canary", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate752.errors : vErrors.concat(validate752.errors), errors = vErrors.length));
            } else {
              let err71 = { instancePath: instancePath + "/detectors/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/detectors/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
            }
          }
        if (data19["sequence.secret-to-egress"] !== void 0 && func02.call(data19, "sequence.secret-to-egress")) {
          let data23 = data19["sequence.secret-to-egress"];
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            for (let key4 of Object.keys(data23))
              if (!(key4 === "mode" || key4 === "canary")) {
                let err72 = { instancePath: instancePath + "/detectors/sequence.secret-to-egress", schemaPath: "#/properties/detectors/properties/sequence.secret-to-egress/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
              }
            data23.mode !== void 0 && func02.call(data23, "mode") && (validate732(data23.mode, { instancePath: instancePath + "/detectors/sequence.secret-to-egress/mode", parentData: data23, parentDataProperty: "mode", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate732.errors : vErrors.concat(validate732.errors), errors = vErrors.length)), data23.canary !== void 0 && func02.call(data23, "canary") && (validate752(data23.canary, { instancePath: instancePath + "/detectors/sequence.secret-to-egress/canary", parentData: data23, parentDataProperty: "canary", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate752.errors : vErrors.concat(validate752.errors), errors = vErrors.length));
          } else {
            let err73 = { instancePath: instancePath + "/detectors/sequence.secret-to-egress", schemaPath: "#/properties/detectors/properties/sequence.secret-to-egress/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
          }
        }
        if (data19["rate.capability-ceiling"] !== void 0 && func02.call(data19, "rate.capability-ceiling")) {
          let data26 = data19["rate.capability-ceiling"];
          if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
            for (let key5 of Object.keys(data26))
              if (!(key5 === "mode" || key5 === "canary" || key5 === "limit" || key5 === "windowMs" || key5 === "ttlMs")) {
                let err74 = { instancePath: instancePath + "/detectors/rate.capability-ceiling", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
              }
            if (data26.mode !== void 0 && func02.call(data26, "mode") && (validate732(data26.mode, { instancePath: instancePath + "/detectors/rate.capability-ceiling/mode", parentData: data26, parentDataProperty: "mode", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate732.errors : vErrors.concat(validate732.errors), errors = vErrors.length)), data26.canary !== void 0 && func02.call(data26, "canary") && (validate752(data26.canary, { instancePath: instancePath + "/detectors/rate.capability-ceiling/canary", parentData: data26, parentDataProperty: "canary", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate752.errors : vErrors.concat(validate752.errors), errors = vErrors.length)), data26.limit !== void 0 && func02.call(data26, "limit")) {
              let data29 = data26.limit;
              if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
                let err75 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/limit", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
              }
              if (typeof data29 == "number" && isFinite(data29)) {
                if (data29 > 9007199254740991 || isNaN(data29)) {
                  let err76 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/limit", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
                  vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                }
                if (data29 < 1 || isNaN(data29)) {
                  let err77 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/limit", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                }
              }
            }
            if (data26.windowMs !== void 0 && func02.call(data26, "windowMs")) {
              let data30 = data26.windowMs;
              if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
                let err78 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/windowMs", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/windowMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
              }
              if (typeof data30 == "number" && isFinite(data30)) {
                if (data30 > 864e5 || isNaN(data30)) {
                  let err79 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/windowMs", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/windowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 864e5 }, message: "must be <= 86400000" };
                  vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
                }
                if (data30 < 1 || isNaN(data30)) {
                  let err80 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/windowMs", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/windowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                }
              }
            }
            if (data26.ttlMs !== void 0 && func02.call(data26, "ttlMs")) {
              let data31 = data26.ttlMs;
              if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
                let err81 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/ttlMs", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/ttlMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
              }
              if (typeof data31 == "number" && isFinite(data31)) {
                if (data31 > 864e5 || isNaN(data31)) {
                  let err82 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/ttlMs", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/ttlMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 864e5 }, message: "must be <= 86400000" };
                  vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
                }
                if (data31 < 1 || isNaN(data31)) {
                  let err83 = { instancePath: instancePath + "/detectors/rate.capability-ceiling/ttlMs", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/properties/ttlMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
                }
              }
            }
          } else {
            let err84 = { instancePath: instancePath + "/detectors/rate.capability-ceiling", schemaPath: "#/properties/detectors/properties/rate.capability-ceiling/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
          }
        }
        if (data19["volume.egress-bytes"] !== void 0 && func02.call(data19, "volume.egress-bytes")) {
          let data32 = data19["volume.egress-bytes"];
          if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
            for (let key6 of Object.keys(data32))
              if (!(key6 === "mode" || key6 === "canary" || key6 === "limitBytes" || key6 === "windowMs")) {
                let err85 = { instancePath: instancePath + "/detectors/volume.egress-bytes", schemaPath: "#/properties/detectors/properties/volume.egress-bytes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
              }
            if (data32.mode !== void 0 && func02.call(data32, "mode") && (validate732(data32.mode, { instancePath: instancePath + "/detectors/volume.egress-bytes/mode", parentData: data32, parentDataProperty: "mode", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate732.errors : vErrors.concat(validate732.errors), errors = vErrors.length)), data32.canary !== void 0 && func02.call(data32, "canary") && (validate752(data32.canary, { instancePath: instancePath + "/detectors/volume.egress-bytes/canary", parentData: data32, parentDataProperty: "canary", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate752.errors : vErrors.concat(validate752.errors), errors = vErrors.length)), data32.limitBytes !== void 0 && func02.call(data32, "limitBytes")) {
              let data35 = data32.limitBytes;
              if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
                let err86 = { instancePath: instancePath + "/detectors/volume.egress-bytes/limitBytes", schemaPath: "#/properties/detectors/properties/volume.egress-bytes/properties/limitBytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
              }
              if (typeof data35 == "number" && isFinite(data35)) {
                if (data35 > 9007199254740991 || isNaN(data35)) {
                  let err87 = { instancePath: instancePath + "/detectors/volume.egress-bytes/limitBytes", schemaPath: "#/properties/detectors/properties/volume.egress-bytes/properties/limitBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
                  vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
                }
                if (data35 < 1 || isNaN(data35)) {
                  let err88 = { instancePath: instancePath + "/detectors/volume.egress-bytes/limitBytes", schemaPath: "#/properties/detectors/properties/volume.egress-bytes/properties/limitBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
                }
              }
            }
            if (data32.windowMs !== void 0 && func02.call(data32, "windowMs")) {
              let data36 = data32.windowMs;
              if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
                let err89 = { instancePath: instancePath + "/detectors/volume.egress-bytes/windowMs", schemaPath: "#/properties/detectors/properties/volume.egress-bytes/properties/windowMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
              }
              if (typeof data36 == "number" && isFinite(data36)) {
                if (data36 > 864e5 || isNaN(data36)) {
                  let err90 = { instancePath: instancePath + "/detectors/volume.egress-bytes/windowMs", schemaPath: "#/properties/detectors/properties/volume.egress-bytes/properties/windowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 864e5 }, message: "must be <= 86400000" };
                  vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
                }
                if (data36 < 1 || isNaN(data36)) {
                  let err91 = { instancePath: instancePath + "/detectors/volume.egress-bytes/windowMs", schemaPath: "#/properties/detectors/properties/volume.egress-bytes/properties/windowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
                }
              }
            }
          } else {
            let err92 = { instancePath: instancePath + "/detectors/volume.egress-bytes", schemaPath: "#/properties/detectors/properties/volume.egress-bytes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
          }
        }
      } else {
        let err93 = { instancePath: instancePath + "/detectors", schemaPath: "#/properties/detectors/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
      }
    }
  } else {
    let err94 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
  }
  return validate72.errors = vErrors, errors === 0;
}
validate72.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export {
  validateAck,
  validateAlert,
  validateApproval,
  validateBeacon,
  validateCallCompleted,
  validateCallRequested,
  validateCapabilities,
  validateCatalogObserved,
  validateCommand,
  validateCondition,
  validateDetectorTest,
  validateDiscovery,
  validateDlqRecord,
  validateGatewayConfig,
  validateGateways,
  validateHeartbeat,
  validateNotification,
  validateStatusConfig,
  validateTrust,
  validateWorkerConfig
};
