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
var validateAck = validate52, schema19 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/commands/ack.v1.schema.json", title: "Ack", description: "What a gateway did with commands; after boot one summary of all.", type: "object", additionalProperties: !1, required: ["spec", "gateway", "boot", "tenant", "timeMs", "kind", "commands"], properties: { spec: { const: "shearpin.ack.v1" }, gateway: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, boot: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, tenant: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, timeMs: { type: "integer", minimum: 0, maximum: 9007199254740991 }, kind: { type: "string", enum: ["command", "boot"] }, commands: { type: "array", maxItems: 4096, items: { title: "AckEntry", type: "object", additionalProperties: !1, required: ["id", "status"], properties: { id: { description: "Command id; of a rejected record that has none, a hash of its key.", type: "string", pattern: "^[0-9a-f]{32}$" }, status: { type: "string", enum: ["received", "applied", "rejected", "unsupported", "expired"] }, reason: { type: "string", enum: ["unsigned", "bad-signature", "unknown-key", "retired-key", "no-authority", "wrong-key", "wrong-audience", "malformed", "older", "expired", "tombstoned", "not-understood"] }, latencyMs: { description: "From issuedAt to applied, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 } } } } } }, func0 = Object.prototype.hasOwnProperty, pattern3 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "u"), pattern4 = new RegExp("^[0-9A-HJKMNP-TV-Z]{26}$", "u"), pattern6 = new RegExp("^[0-9a-f]{32}$", "u");
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.spec === void 0 || !func0.call(data, "spec")) && (missing0 = "spec") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.commands === void 0 || !func0.call(data, "commands")) && (missing0 = "commands"))
        return validate52.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "spec" || key0 === "gateway" || key0 === "boot" || key0 === "tenant" || key0 === "timeMs" || key0 === "kind" || key0 === "commands")) {
            return validate52.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.spec !== void 0 && func0.call(data, "spec")) {
            let _errs2 = errors;
            if (data.spec !== "shearpin.ack.v1")
              return validate52.errors = [{ instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.ack.v1" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.gateway !== void 0 && func0.call(data, "gateway")) {
              let data1 = data.gateway, _errs3 = errors;
              if (errors === _errs3)
                if (typeof data1 == "string") {
                  if (!pattern3.test(data1))
                    return validate52.errors = [{ instancePath: instancePath + "/gateway", schemaPath: "#/properties/gateway/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                } else
                  return validate52.errors = [{ instancePath: instancePath + "/gateway", schemaPath: "#/properties/gateway/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.boot !== void 0 && func0.call(data, "boot")) {
                let data2 = data.boot, _errs5 = errors;
                if (errors === _errs5)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate52.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                  } else
                    return validate52.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                  let data3 = data.tenant, _errs7 = errors;
                  if (errors === _errs7)
                    if (typeof data3 == "string") {
                      if (!pattern3.test(data3))
                        return validate52.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                    } else
                      return validate52.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
                    let data4 = data.timeMs, _errs9 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate52.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate52.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 0 || isNaN(data4))
                        return validate52.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.kind !== void 0 && func0.call(data, "kind")) {
                      let data5 = data.kind, _errs11 = errors;
                      if (typeof data5 != "string")
                        return validate52.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      if (!(data5 === "command" || data5 === "boot"))
                        return validate52.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema19.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.commands !== void 0 && func0.call(data, "commands")) {
                        let data6 = data.commands, _errs13 = errors;
                        if (errors === _errs13)
                          if (Array.isArray(data6)) {
                            if (data6.length > 4096)
                              return validate52.errors = [{ instancePath: instancePath + "/commands", schemaPath: "#/properties/commands/maxItems", keyword: "maxItems", params: { limit: 4096 }, message: "must NOT have more than 4096 items" }], !1;
                            {
                              var valid1 = !0;
                              let len0 = data6.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                let data7 = data6[i0], _errs15 = errors;
                                if (errors === _errs15)
                                  if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                                    let missing1;
                                    if ((data7.id === void 0 || !func0.call(data7, "id")) && (missing1 = "id") || (data7.status === void 0 || !func0.call(data7, "status")) && (missing1 = "status"))
                                      return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0, schemaPath: "#/properties/commands/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                    {
                                      let _errs17 = errors;
                                      for (let key1 of Object.keys(data7))
                                        if (!(key1 === "id" || key1 === "status" || key1 === "reason" || key1 === "latencyMs")) {
                                          return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0, schemaPath: "#/properties/commands/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                          break;
                                        }
                                      if (_errs17 === errors) {
                                        if (data7.id !== void 0 && func0.call(data7, "id")) {
                                          let data8 = data7.id, _errs18 = errors;
                                          if (errors === _errs18)
                                            if (typeof data8 == "string") {
                                              if (!pattern6.test(data8))
                                                return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/id", schemaPath: "#/properties/commands/items/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                            } else
                                              return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/id", schemaPath: "#/properties/commands/items/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid2 = _errs18 === errors;
                                        } else
                                          var valid2 = !0;
                                        if (valid2) {
                                          if (data7.status !== void 0 && func0.call(data7, "status")) {
                                            let data9 = data7.status, _errs20 = errors;
                                            if (typeof data9 != "string")
                                              return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/status", schemaPath: "#/properties/commands/items/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            if (!(data9 === "received" || data9 === "applied" || data9 === "rejected" || data9 === "unsupported" || data9 === "expired"))
                                              return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/status", schemaPath: "#/properties/commands/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema19.properties.commands.items.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
                                            var valid2 = _errs20 === errors;
                                          } else
                                            var valid2 = !0;
                                          if (valid2) {
                                            if (data7.reason !== void 0 && func0.call(data7, "reason")) {
                                              let data10 = data7.reason, _errs22 = errors;
                                              if (typeof data10 != "string")
                                                return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/reason", schemaPath: "#/properties/commands/items/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                              if (!(data10 === "unsigned" || data10 === "bad-signature" || data10 === "unknown-key" || data10 === "retired-key" || data10 === "no-authority" || data10 === "wrong-key" || data10 === "wrong-audience" || data10 === "malformed" || data10 === "older" || data10 === "expired" || data10 === "tombstoned" || data10 === "not-understood"))
                                                return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/reason", schemaPath: "#/properties/commands/items/properties/reason/enum", keyword: "enum", params: { allowedValues: schema19.properties.commands.items.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
                                              var valid2 = _errs22 === errors;
                                            } else
                                              var valid2 = !0;
                                            if (valid2)
                                              if (data7.latencyMs !== void 0 && func0.call(data7, "latencyMs")) {
                                                let data11 = data7.latencyMs, _errs24 = errors;
                                                if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)))
                                                  return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/latencyMs", schemaPath: "#/properties/commands/items/properties/latencyMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                if (errors === _errs24 && typeof data11 == "number" && isFinite(data11)) {
                                                  if (data11 > 9007199254740991 || isNaN(data11))
                                                    return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/latencyMs", schemaPath: "#/properties/commands/items/properties/latencyMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                  if (data11 < 0 || isNaN(data11))
                                                    return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0 + "/latencyMs", schemaPath: "#/properties/commands/items/properties/latencyMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                }
                                                var valid2 = _errs24 === errors;
                                              } else
                                                var valid2 = !0;
                                          }
                                        }
                                      }
                                    }
                                  } else
                                    return validate52.errors = [{ instancePath: instancePath + "/commands/" + i0, schemaPath: "#/properties/commands/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                var valid1 = _errs15 === errors;
                                if (!valid1)
                                  break;
                              }
                            }
                          } else
                            return validate52.errors = [{ instancePath: instancePath + "/commands", schemaPath: "#/properties/commands/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
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
      return validate52.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate52.errors = vErrors, errors === 0;
}
validate52.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateBeacon = validate53;
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.spec === void 0 || !func0.call(data, "spec")) && (missing0 = "spec") || (data.writer === void 0 || !func0.call(data, "writer")) && (missing0 = "writer") || (data.partition === void 0 || !func0.call(data, "partition")) && (missing0 = "partition") || (data.partitions === void 0 || !func0.call(data, "partitions")) && (missing0 = "partitions") || (data.number === void 0 || !func0.call(data, "number")) && (missing0 = "number") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.count === void 0 || !func0.call(data, "count")) && (missing0 = "count") || (data.hash === void 0 || !func0.call(data, "hash")) && (missing0 = "hash"))
        return validate53.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "spec" || key0 === "writer" || key0 === "partition" || key0 === "partitions" || key0 === "number" || key0 === "timeMs" || key0 === "count" || key0 === "hash")) {
            return validate53.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.spec !== void 0 && func0.call(data, "spec")) {
            let _errs2 = errors;
            if (data.spec !== "shearpin.beacon.v1")
              return validate53.errors = [{ instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.beacon.v1" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.writer !== void 0 && func0.call(data, "writer")) {
              let data1 = data.writer, _errs3 = errors;
              if (errors === _errs3)
                if (typeof data1 == "string") {
                  if (!pattern3.test(data1))
                    return validate53.errors = [{ instancePath: instancePath + "/writer", schemaPath: "#/properties/writer/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                } else
                  return validate53.errors = [{ instancePath: instancePath + "/writer", schemaPath: "#/properties/writer/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.partition !== void 0 && func0.call(data, "partition")) {
                let data2 = data.partition, _errs5 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate53.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate53.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate53.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                }
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.partitions !== void 0 && func0.call(data, "partitions")) {
                  let data3 = data.partitions, _errs7 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate53.errors = [{ instancePath: instancePath + "/partitions", schemaPath: "#/properties/partitions/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs7 && typeof data3 == "number" && isFinite(data3)) {
                    if (data3 > 9007199254740991 || isNaN(data3))
                      return validate53.errors = [{ instancePath: instancePath + "/partitions", schemaPath: "#/properties/partitions/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data3 < 1 || isNaN(data3))
                      return validate53.errors = [{ instancePath: instancePath + "/partitions", schemaPath: "#/properties/partitions/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  }
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.number !== void 0 && func0.call(data, "number")) {
                    let data4 = data.number, _errs9 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate53.errors = [{ instancePath: instancePath + "/number", schemaPath: "#/properties/number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate53.errors = [{ instancePath: instancePath + "/number", schemaPath: "#/properties/number/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 0 || isNaN(data4))
                        return validate53.errors = [{ instancePath: instancePath + "/number", schemaPath: "#/properties/number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
                      let data5 = data.timeMs, _errs11 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate53.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs11 && typeof data5 == "number" && isFinite(data5)) {
                        if (data5 > 9007199254740991 || isNaN(data5))
                          return validate53.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                        if (data5 < 0 || isNaN(data5))
                          return validate53.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      }
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.count !== void 0 && func0.call(data, "count")) {
                        let data6 = data.count, _errs13 = errors;
                        if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                          return validate53.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs13 && typeof data6 == "number" && isFinite(data6)) {
                          if (data6 > 9007199254740991 || isNaN(data6))
                            return validate53.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data6 < 0 || isNaN(data6))
                            return validate53.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                        }
                        var valid0 = _errs13 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0)
                        if (data.hash !== void 0 && func0.call(data, "hash")) {
                          let data7 = data.hash, _errs15 = errors;
                          if (errors === _errs15)
                            if (typeof data7 == "string") {
                              if (!pattern6.test(data7))
                                return validate53.errors = [{ instancePath: instancePath + "/hash", schemaPath: "#/properties/hash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                            } else
                              return validate53.errors = [{ instancePath: instancePath + "/hash", schemaPath: "#/properties/hash/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
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
    } else
      return validate53.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate53.errors = vErrors, errors === 0;
}
validate53.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCommand = validate54, schema21 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/commands/command.v1.schema.json", title: "Command", description: "What gateways must do, until when, and why.", type: "object", additionalProperties: !1, required: ["spec", "id", "order", "action", "scope", "mode", "reason", "initiator", "writer", "detector", "partial", "issuedAt", "notBefore", "expiresAt"], properties: { spec: { const: "shearpin.command.v1" }, id: { description: "Hash of scope, writer, detector, partial and order.", type: "string", pattern: "^[0-9a-f]{32}$" }, order: { title: "CommandOrder", description: "Where in the source log the command comes from; a higher order wins in a fold.", type: "object", additionalProperties: !1, required: ["incarnation", "partition", "offset", "index"], properties: { incarnation: { description: "Of the source topic.", type: "integer", minimum: 0, maximum: 9007199254740991 }, partition: { description: "Source partition.", type: "integer", minimum: 0, maximum: 9007199254740991 }, offset: { description: "Source offset as decimal text.", type: "string", pattern: "^[0-9]{1,20}$" }, index: { description: "Among the commands of that record.", type: "integer", minimum: 0, maximum: 65535 } } }, action: { type: "string", enum: ["arm", "disarm", "open", "half_open", "close", "force_open"] }, scope: { title: "Scope", description: "What it applies to.", type: "object", additionalProperties: !1, required: ["kind", "tenant", "id"], properties: { kind: { type: "string", enum: ["call", "session", "agent", "principal", "server", "tool", "tenant", "global"] }, tenant: { type: "string", pattern: "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$" }, id: { type: "string", minLength: 1, maxLength: 256 } } }, mode: { type: "string", enum: ["deny", "deny_egress", "require_approval", "throttle"] }, condition: { $ref: "condition.v1.schema.json" }, probes: { description: "Calls that half_open lets through.", type: "integer", minimum: 1, maximum: 1e3 }, reason: { title: "Reason", description: "Why.", type: "object", additionalProperties: !1, required: ["code", "text", "detector"], properties: { code: { type: "string", enum: ["sequence-armed", "sequence-closed", "ceiling-exceeded", "operator"] }, text: { type: "string", maxLength: 256 }, alert: { type: "string", pattern: "^[0-9a-f]{32}$" }, detector: { description: "id@version", type: "string", maxLength: 128 } } }, initiator: { type: "string", enum: ["policy", "person"] }, who: { description: "The person.", type: "string", maxLength: 128 }, writer: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, detector: { type: "string", maxLength: 128 }, partial: { description: "Hash of the armed step and the captured values; empty for an open.", type: "string", pattern: "^([0-9a-f]{32})?$" }, issuedAt: { description: "Append time of the source record, ms.", type: "integer", minimum: 0, maximum: 9007199254740991 }, notBefore: { type: "integer", minimum: 0, maximum: 9007199254740991 }, expiresAt: { type: "integer", minimum: 0, maximum: 9007199254740991 }, supersedes: { type: "string", pattern: "^[0-9a-f]{32}$" } } }, func130 = require_ucs2length().default, pattern10 = new RegExp("^[0-9]{1,20}$", "u"), pattern11 = new RegExp("^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$", "u"), pattern18 = new RegExp("^([0-9a-f]{32})?$", "u");
var pattern15 = new RegExp("^[0-9a-f]{16}$", "u"), schema23 = { title: "Predicate", description: "A test of one call; total, no side effects.", oneOf: [{ title: "CanPredicate", description: "The tool has the capability.", type: "object", additionalProperties: !1, required: ["op", "capability"], properties: { op: { const: "can" }, capability: { description: "Capability, or a family: egress.*", type: "string", pattern: "^[a-z]+(\\.([a-z]+|\\*))?$" } } }, { title: "HasPredicate", description: "The content has the label.", type: "object", additionalProperties: !1, required: ["op", "side", "label"], properties: { op: { const: "has" }, side: { type: "string", enum: ["arguments", "result"] }, label: { description: "Label, or a family: secret.*", type: "string", pattern: "^[a-z-]+(\\.([a-z-]+|\\*))?$" } } }, { title: "AllPredicate", description: "All hold.", type: "object", additionalProperties: !1, required: ["op", "of"], properties: { op: { const: "all" }, of: { type: "array", maxItems: 16, minItems: 1, items: { $ref: "#/$defs/Predicate" } } } }, { title: "AnyPredicate", description: "One holds.", type: "object", additionalProperties: !1, required: ["op", "of"], properties: { op: { const: "any" }, of: { type: "array", maxItems: 16, minItems: 1, items: { $ref: "#/$defs/Predicate" } } } }, { title: "NotPredicate", description: "It does not hold.", type: "object", additionalProperties: !1, required: ["op", "of"], properties: { op: { const: "not" }, of: { $ref: "#/$defs/Predicate" } } }] }, pattern13 = new RegExp("^[a-z]+(\\.([a-z]+|\\*))?$", "u"), pattern14 = new RegExp("^[a-z-]+(\\.([a-z-]+|\\*))?$", "u"), wrapper0 = { validate: validate56 };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate56.evaluated;
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
                  if (!pattern13.test(data1)) {
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
                let err10 = { instancePath: instancePath + "/side", schemaPath: "#/oneOf/1/properties/side/enum", keyword: "enum", params: { allowedValues: schema23.oneOf[1].properties.side.enum }, message: "must be equal to one of the allowed values" };
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
                    if (!pattern14.test(data4)) {
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
    return vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++, validate56.errors = vErrors, !1;
  }
  return validate56.errors = vErrors, evaluated0.props = props0, errors === 0;
}
validate56.evaluated = { dynamicProps: !0, dynamicItems: !1 };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.step === void 0 || !func0.call(data, "step")) && (missing0 = "step") || (data.where === void 0 || !func0.call(data, "where")) && (missing0 = "where") || (data.startMs === void 0 || !func0.call(data, "startMs")) && (missing0 = "startMs") || (data.deadlineMs === void 0 || !func0.call(data, "deadlineMs")) && (missing0 = "deadlineMs"))
        return validate55.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "step" || key0 === "where" || key0 === "carries" || key0 === "startMs" || key0 === "deadlineMs")) {
            return validate55.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.step !== void 0 && func0.call(data, "step")) {
            let data0 = data.step, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate55.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate55.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.where !== void 0 && func0.call(data, "where")) {
              let _errs4 = errors;
              validate56(data.where, { instancePath: instancePath + "/where", parentData: data, parentDataProperty: "where", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors), errors = vErrors.length);
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.carries !== void 0 && func0.call(data, "carries")) {
                let data2 = data.carries, _errs5 = errors;
                if (errors === _errs5)
                  if (Array.isArray(data2)) {
                    if (data2.length > 1024)
                      return validate55.errors = [{ instancePath: instancePath + "/carries", schemaPath: "#/properties/carries/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }], !1;
                    {
                      var valid1 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data3 = data2[i0], _errs7 = errors;
                        if (errors === _errs7)
                          if (typeof data3 == "string") {
                            if (!pattern15.test(data3))
                              return validate55.errors = [{ instancePath: instancePath + "/carries/" + i0, schemaPath: "#/properties/carries/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                          } else
                            return validate55.errors = [{ instancePath: instancePath + "/carries/" + i0, schemaPath: "#/properties/carries/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid1 = _errs7 === errors;
                        if (!valid1)
                          break;
                      }
                    }
                  } else
                    return validate55.errors = [{ instancePath: instancePath + "/carries", schemaPath: "#/properties/carries/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.startMs !== void 0 && func0.call(data, "startMs")) {
                  let data4 = data.startMs, _errs9 = errors;
                  if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                    return validate55.errors = [{ instancePath: instancePath + "/startMs", schemaPath: "#/properties/startMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
                    if (data4 > 9007199254740991 || isNaN(data4))
                      return validate55.errors = [{ instancePath: instancePath + "/startMs", schemaPath: "#/properties/startMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data4 < 0 || isNaN(data4))
                      return validate55.errors = [{ instancePath: instancePath + "/startMs", schemaPath: "#/properties/startMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  }
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.deadlineMs !== void 0 && func0.call(data, "deadlineMs")) {
                    let data5 = data.deadlineMs, _errs11 = errors;
                    if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                      return validate55.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs11 && typeof data5 == "number" && isFinite(data5)) {
                      if (data5 > 9007199254740991 || isNaN(data5))
                        return validate55.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data5 < 0 || isNaN(data5))
                        return validate55.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
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
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.spec === void 0 || !func0.call(data, "spec")) && (missing0 = "spec") || (data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.order === void 0 || !func0.call(data, "order")) && (missing0 = "order") || (data.action === void 0 || !func0.call(data, "action")) && (missing0 = "action") || (data.scope === void 0 || !func0.call(data, "scope")) && (missing0 = "scope") || (data.mode === void 0 || !func0.call(data, "mode")) && (missing0 = "mode") || (data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason") || (data.initiator === void 0 || !func0.call(data, "initiator")) && (missing0 = "initiator") || (data.writer === void 0 || !func0.call(data, "writer")) && (missing0 = "writer") || (data.detector === void 0 || !func0.call(data, "detector")) && (missing0 = "detector") || (data.partial === void 0 || !func0.call(data, "partial")) && (missing0 = "partial") || (data.issuedAt === void 0 || !func0.call(data, "issuedAt")) && (missing0 = "issuedAt") || (data.notBefore === void 0 || !func0.call(data, "notBefore")) && (missing0 = "notBefore") || (data.expiresAt === void 0 || !func0.call(data, "expiresAt")) && (missing0 = "expiresAt"))
        return validate54.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema21.properties, key0)) {
            return validate54.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.spec !== void 0 && func0.call(data, "spec")) {
            let _errs2 = errors;
            if (data.spec !== "shearpin.command.v1")
              return validate54.errors = [{ instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/const", keyword: "const", params: { allowedValue: "shearpin.command.v1" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0 && func0.call(data, "id")) {
              let data1 = data.id, _errs3 = errors;
              if (errors === _errs3)
                if (typeof data1 == "string") {
                  if (!pattern6.test(data1))
                    return validate54.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                } else
                  return validate54.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
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
                      return validate54.errors = [{ instancePath: instancePath + "/order", schemaPath: "#/properties/order/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                    {
                      let _errs7 = errors;
                      for (let key1 of Object.keys(data2))
                        if (!(key1 === "incarnation" || key1 === "partition" || key1 === "offset" || key1 === "index")) {
                          return validate54.errors = [{ instancePath: instancePath + "/order", schemaPath: "#/properties/order/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs7 === errors) {
                        if (data2.incarnation !== void 0 && func0.call(data2, "incarnation")) {
                          let data3 = data2.incarnation, _errs8 = errors;
                          if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                            return validate54.errors = [{ instancePath: instancePath + "/order/incarnation", schemaPath: "#/properties/order/properties/incarnation/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                            if (data3 > 9007199254740991 || isNaN(data3))
                              return validate54.errors = [{ instancePath: instancePath + "/order/incarnation", schemaPath: "#/properties/order/properties/incarnation/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                            if (data3 < 0 || isNaN(data3))
                              return validate54.errors = [{ instancePath: instancePath + "/order/incarnation", schemaPath: "#/properties/order/properties/incarnation/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                          }
                          var valid1 = _errs8 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data2.partition !== void 0 && func0.call(data2, "partition")) {
                            let data4 = data2.partition, _errs10 = errors;
                            if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                              return validate54.errors = [{ instancePath: instancePath + "/order/partition", schemaPath: "#/properties/order/properties/partition/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                            if (errors === _errs10 && typeof data4 == "number" && isFinite(data4)) {
                              if (data4 > 9007199254740991 || isNaN(data4))
                                return validate54.errors = [{ instancePath: instancePath + "/order/partition", schemaPath: "#/properties/order/properties/partition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                              if (data4 < 0 || isNaN(data4))
                                return validate54.errors = [{ instancePath: instancePath + "/order/partition", schemaPath: "#/properties/order/properties/partition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                            }
                            var valid1 = _errs10 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1) {
                            if (data2.offset !== void 0 && func0.call(data2, "offset")) {
                              let data5 = data2.offset, _errs12 = errors;
                              if (errors === _errs12)
                                if (typeof data5 == "string") {
                                  if (!pattern10.test(data5))
                                    return validate54.errors = [{ instancePath: instancePath + "/order/offset", schemaPath: "#/properties/order/properties/offset/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,20}$" }, message: 'must match pattern "^[0-9]{1,20}$"' }], !1;
                                } else
                                  return validate54.errors = [{ instancePath: instancePath + "/order/offset", schemaPath: "#/properties/order/properties/offset/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid1 = _errs12 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1)
                              if (data2.index !== void 0 && func0.call(data2, "index")) {
                                let data6 = data2.index, _errs14 = errors;
                                if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                                  return validate54.errors = [{ instancePath: instancePath + "/order/index", schemaPath: "#/properties/order/properties/index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
                                  if (data6 > 65535 || isNaN(data6))
                                    return validate54.errors = [{ instancePath: instancePath + "/order/index", schemaPath: "#/properties/order/properties/index/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535" }], !1;
                                  if (data6 < 0 || isNaN(data6))
                                    return validate54.errors = [{ instancePath: instancePath + "/order/index", schemaPath: "#/properties/order/properties/index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid1 = _errs14 === errors;
                              } else
                                var valid1 = !0;
                          }
                        }
                      }
                    }
                  } else
                    return validate54.errors = [{ instancePath: instancePath + "/order", schemaPath: "#/properties/order/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.action !== void 0 && func0.call(data, "action")) {
                  let data7 = data.action, _errs16 = errors;
                  if (typeof data7 != "string")
                    return validate54.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  if (!(data7 === "arm" || data7 === "disarm" || data7 === "open" || data7 === "half_open" || data7 === "close" || data7 === "force_open"))
                    return validate54.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/enum", keyword: "enum", params: { allowedValues: schema21.properties.action.enum }, message: "must be equal to one of the allowed values" }], !1;
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
                          return validate54.errors = [{ instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                        {
                          let _errs20 = errors;
                          for (let key2 of Object.keys(data8))
                            if (!(key2 === "kind" || key2 === "tenant" || key2 === "id")) {
                              return validate54.errors = [{ instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                              break;
                            }
                          if (_errs20 === errors) {
                            if (data8.kind !== void 0 && func0.call(data8, "kind")) {
                              let data9 = data8.kind, _errs21 = errors;
                              if (typeof data9 != "string")
                                return validate54.errors = [{ instancePath: instancePath + "/scope/kind", schemaPath: "#/properties/scope/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              if (!(data9 === "call" || data9 === "session" || data9 === "agent" || data9 === "principal" || data9 === "server" || data9 === "tool" || data9 === "tenant" || data9 === "global"))
                                return validate54.errors = [{ instancePath: instancePath + "/scope/kind", schemaPath: "#/properties/scope/properties/kind/enum", keyword: "enum", params: { allowedValues: schema21.properties.scope.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
                              var valid2 = _errs21 === errors;
                            } else
                              var valid2 = !0;
                            if (valid2) {
                              if (data8.tenant !== void 0 && func0.call(data8, "tenant")) {
                                let data10 = data8.tenant, _errs23 = errors;
                                if (errors === _errs23)
                                  if (typeof data10 == "string") {
                                    if (!pattern11.test(data10))
                                      return validate54.errors = [{ instancePath: instancePath + "/scope/tenant", schemaPath: "#/properties/scope/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$" }, message: 'must match pattern "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$"' }], !1;
                                  } else
                                    return validate54.errors = [{ instancePath: instancePath + "/scope/tenant", schemaPath: "#/properties/scope/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                var valid2 = _errs23 === errors;
                              } else
                                var valid2 = !0;
                              if (valid2)
                                if (data8.id !== void 0 && func0.call(data8, "id")) {
                                  let data11 = data8.id, _errs25 = errors;
                                  if (errors === _errs25)
                                    if (typeof data11 == "string") {
                                      if (func130(data11) > 256)
                                        return validate54.errors = [{ instancePath: instancePath + "/scope/id", schemaPath: "#/properties/scope/properties/id/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                                      if (func130(data11) < 1)
                                        return validate54.errors = [{ instancePath: instancePath + "/scope/id", schemaPath: "#/properties/scope/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                    } else
                                      return validate54.errors = [{ instancePath: instancePath + "/scope/id", schemaPath: "#/properties/scope/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid2 = _errs25 === errors;
                                } else
                                  var valid2 = !0;
                            }
                          }
                        }
                      } else
                        return validate54.errors = [{ instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                    var valid0 = _errs18 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.mode !== void 0 && func0.call(data, "mode")) {
                      let data12 = data.mode, _errs27 = errors;
                      if (typeof data12 != "string")
                        return validate54.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      if (!(data12 === "deny" || data12 === "deny_egress" || data12 === "require_approval" || data12 === "throttle"))
                        return validate54.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema21.properties.mode.enum }, message: "must be equal to one of the allowed values" }], !1;
                      var valid0 = _errs27 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.condition !== void 0 && func0.call(data, "condition")) {
                        let _errs29 = errors;
                        validate55(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                        var valid0 = _errs29 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.probes !== void 0 && func0.call(data, "probes")) {
                          let data14 = data.probes, _errs30 = errors;
                          if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14)))
                            return validate54.errors = [{ instancePath: instancePath + "/probes", schemaPath: "#/properties/probes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs30 && typeof data14 == "number" && isFinite(data14)) {
                            if (data14 > 1e3 || isNaN(data14))
                              return validate54.errors = [{ instancePath: instancePath + "/probes", schemaPath: "#/properties/probes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" }], !1;
                            if (data14 < 1 || isNaN(data14))
                              return validate54.errors = [{ instancePath: instancePath + "/probes", schemaPath: "#/properties/probes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
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
                                  return validate54.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }], !1;
                                {
                                  let _errs34 = errors;
                                  for (let key3 of Object.keys(data15))
                                    if (!(key3 === "code" || key3 === "text" || key3 === "alert" || key3 === "detector")) {
                                      return validate54.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }], !1;
                                      break;
                                    }
                                  if (_errs34 === errors) {
                                    if (data15.code !== void 0 && func0.call(data15, "code")) {
                                      let data16 = data15.code, _errs35 = errors;
                                      if (typeof data16 != "string")
                                        return validate54.errors = [{ instancePath: instancePath + "/reason/code", schemaPath: "#/properties/reason/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      if (!(data16 === "sequence-armed" || data16 === "sequence-closed" || data16 === "ceiling-exceeded" || data16 === "operator"))
                                        return validate54.errors = [{ instancePath: instancePath + "/reason/code", schemaPath: "#/properties/reason/properties/code/enum", keyword: "enum", params: { allowedValues: schema21.properties.reason.properties.code.enum }, message: "must be equal to one of the allowed values" }], !1;
                                      var valid3 = _errs35 === errors;
                                    } else
                                      var valid3 = !0;
                                    if (valid3) {
                                      if (data15.text !== void 0 && func0.call(data15, "text")) {
                                        let data17 = data15.text, _errs37 = errors;
                                        if (errors === _errs37)
                                          if (typeof data17 == "string") {
                                            if (func130(data17) > 256)
                                              return validate54.errors = [{ instancePath: instancePath + "/reason/text", schemaPath: "#/properties/reason/properties/text/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                                          } else
                                            return validate54.errors = [{ instancePath: instancePath + "/reason/text", schemaPath: "#/properties/reason/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid3 = _errs37 === errors;
                                      } else
                                        var valid3 = !0;
                                      if (valid3) {
                                        if (data15.alert !== void 0 && func0.call(data15, "alert")) {
                                          let data18 = data15.alert, _errs39 = errors;
                                          if (errors === _errs39)
                                            if (typeof data18 == "string") {
                                              if (!pattern6.test(data18))
                                                return validate54.errors = [{ instancePath: instancePath + "/reason/alert", schemaPath: "#/properties/reason/properties/alert/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                            } else
                                              return validate54.errors = [{ instancePath: instancePath + "/reason/alert", schemaPath: "#/properties/reason/properties/alert/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid3 = _errs39 === errors;
                                        } else
                                          var valid3 = !0;
                                        if (valid3)
                                          if (data15.detector !== void 0 && func0.call(data15, "detector")) {
                                            let data19 = data15.detector, _errs41 = errors;
                                            if (errors === _errs41)
                                              if (typeof data19 == "string") {
                                                if (func130(data19) > 128)
                                                  return validate54.errors = [{ instancePath: instancePath + "/reason/detector", schemaPath: "#/properties/reason/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                              } else
                                                return validate54.errors = [{ instancePath: instancePath + "/reason/detector", schemaPath: "#/properties/reason/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            var valid3 = _errs41 === errors;
                                          } else
                                            var valid3 = !0;
                                      }
                                    }
                                  }
                                }
                              } else
                                return validate54.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                            var valid0 = _errs32 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.initiator !== void 0 && func0.call(data, "initiator")) {
                              let data20 = data.initiator, _errs43 = errors;
                              if (typeof data20 != "string")
                                return validate54.errors = [{ instancePath: instancePath + "/initiator", schemaPath: "#/properties/initiator/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              if (!(data20 === "policy" || data20 === "person"))
                                return validate54.errors = [{ instancePath: instancePath + "/initiator", schemaPath: "#/properties/initiator/enum", keyword: "enum", params: { allowedValues: schema21.properties.initiator.enum }, message: "must be equal to one of the allowed values" }], !1;
                              var valid0 = _errs43 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.who !== void 0 && func0.call(data, "who")) {
                                let data21 = data.who, _errs45 = errors;
                                if (errors === _errs45)
                                  if (typeof data21 == "string") {
                                    if (func130(data21) > 128)
                                      return validate54.errors = [{ instancePath: instancePath + "/who", schemaPath: "#/properties/who/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                  } else
                                    return validate54.errors = [{ instancePath: instancePath + "/who", schemaPath: "#/properties/who/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                var valid0 = _errs45 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.writer !== void 0 && func0.call(data, "writer")) {
                                  let data22 = data.writer, _errs47 = errors;
                                  if (errors === _errs47)
                                    if (typeof data22 == "string") {
                                      if (!pattern3.test(data22))
                                        return validate54.errors = [{ instancePath: instancePath + "/writer", schemaPath: "#/properties/writer/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                                    } else
                                      return validate54.errors = [{ instancePath: instancePath + "/writer", schemaPath: "#/properties/writer/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid0 = _errs47 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.detector !== void 0 && func0.call(data, "detector")) {
                                    let data23 = data.detector, _errs49 = errors;
                                    if (errors === _errs49)
                                      if (typeof data23 == "string") {
                                        if (func130(data23) > 128)
                                          return validate54.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                      } else
                                        return validate54.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid0 = _errs49 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.partial !== void 0 && func0.call(data, "partial")) {
                                      let data24 = data.partial, _errs51 = errors;
                                      if (errors === _errs51)
                                        if (typeof data24 == "string") {
                                          if (!pattern18.test(data24))
                                            return validate54.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]{32})?$" }, message: 'must match pattern "^([0-9a-f]{32})?$"' }], !1;
                                        } else
                                          return validate54.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid0 = _errs51 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.issuedAt !== void 0 && func0.call(data, "issuedAt")) {
                                        let data25 = data.issuedAt, _errs53 = errors;
                                        if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25)))
                                          return validate54.errors = [{ instancePath: instancePath + "/issuedAt", schemaPath: "#/properties/issuedAt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                        if (errors === _errs53 && typeof data25 == "number" && isFinite(data25)) {
                                          if (data25 > 9007199254740991 || isNaN(data25))
                                            return validate54.errors = [{ instancePath: instancePath + "/issuedAt", schemaPath: "#/properties/issuedAt/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                          if (data25 < 0 || isNaN(data25))
                                            return validate54.errors = [{ instancePath: instancePath + "/issuedAt", schemaPath: "#/properties/issuedAt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                        }
                                        var valid0 = _errs53 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.notBefore !== void 0 && func0.call(data, "notBefore")) {
                                          let data26 = data.notBefore, _errs55 = errors;
                                          if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26)))
                                            return validate54.errors = [{ instancePath: instancePath + "/notBefore", schemaPath: "#/properties/notBefore/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                          if (errors === _errs55 && typeof data26 == "number" && isFinite(data26)) {
                                            if (data26 > 9007199254740991 || isNaN(data26))
                                              return validate54.errors = [{ instancePath: instancePath + "/notBefore", schemaPath: "#/properties/notBefore/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                            if (data26 < 0 || isNaN(data26))
                                              return validate54.errors = [{ instancePath: instancePath + "/notBefore", schemaPath: "#/properties/notBefore/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                          }
                                          var valid0 = _errs55 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.expiresAt !== void 0 && func0.call(data, "expiresAt")) {
                                            let data27 = data.expiresAt, _errs57 = errors;
                                            if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27)))
                                              return validate54.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                            if (errors === _errs57 && typeof data27 == "number" && isFinite(data27)) {
                                              if (data27 > 9007199254740991 || isNaN(data27))
                                                return validate54.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                              if (data27 < 0 || isNaN(data27))
                                                return validate54.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                            }
                                            var valid0 = _errs57 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0)
                                            if (data.supersedes !== void 0 && func0.call(data, "supersedes")) {
                                              let data28 = data.supersedes, _errs59 = errors;
                                              if (errors === _errs59)
                                                if (typeof data28 == "string") {
                                                  if (!pattern6.test(data28))
                                                    return validate54.errors = [{ instancePath: instancePath + "/supersedes", schemaPath: "#/properties/supersedes/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                                                } else
                                                  return validate54.errors = [{ instancePath: instancePath + "/supersedes", schemaPath: "#/properties/supersedes/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
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
      return validate54.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate54.errors = vErrors, errors === 0;
}
validate54.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCondition = validate55, validateApproval = validate59, schema24 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/approval.v1.schema.json", title: "Approval", description: "A held call: asked for, granted or denied. Type shearpin.approval.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "call", "command", "decision"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, call: { type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, command: { description: "The command that holds the call.", type: "string", pattern: "^[0-9a-f]{32}$" }, decision: { type: "string", enum: ["asked", "granted", "denied", "expired"] }, deadlineMs: { description: "When the hold ends.", type: "integer", minimum: 0, maximum: 9007199254740991 } } };
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate61.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate61.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate61.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate61.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate61.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate61.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate61.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate61.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate61.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate61.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate61.errors = vErrors, errors === 0;
}
validate61.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema27 = { title: "Session", description: "The correlation key and how it was found.", type: "object", additionalProperties: !1, required: ["key", "method", "confidence"], properties: { key: { description: "Correlation key, namespaced by the principal: principal, method, hash.", type: "string", pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, method: { description: "What tied the call to this session.", type: "string", enum: ["host", "legacy", "trace", "handle", "value", "process", "principal"] }, confidence: { description: "How sure the gateway is, 0 to 1.", type: "number", minimum: 0, maximum: 1 }, alias: { description: "The key that this call would have had alone, when it was joined to an older session.", type: "string", pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" } } }, pattern24 = new RegExp("^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$", "u");
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate63.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate63.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate63.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern24.test(data0))
                  return validate63.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate63.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate63.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate63.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema27.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate63.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate63.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate63.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern24.test(data3))
                        return validate63.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate63.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate63.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate63.errors = vErrors, errors === 0;
}
validate63.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.call === void 0 || !func0.call(data, "call")) && (missing0 = "call") || (data.command === void 0 || !func0.call(data, "command")) && (missing0 = "command") || (data.decision === void 0 || !func0.call(data, "decision")) && (missing0 = "decision"))
        return validate59.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema24.properties, key0)) {
            return validate59.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate59.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate59.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate59.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate59.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate59.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern3.test(data2))
                      return validate59.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate59.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate61(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate63(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.call !== void 0 && func0.call(data, "call")) {
                      let data5 = data.call, _errs10 = errors;
                      if (errors === _errs10)
                        if (typeof data5 == "string") {
                          if (!pattern4.test(data5))
                            return validate59.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                        } else
                          return validate59.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.command !== void 0 && func0.call(data, "command")) {
                        let data6 = data.command, _errs12 = errors;
                        if (errors === _errs12)
                          if (typeof data6 == "string") {
                            if (!pattern6.test(data6))
                              return validate59.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                          } else
                            return validate59.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs12 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.decision !== void 0 && func0.call(data, "decision")) {
                          let data7 = data.decision, _errs14 = errors;
                          if (typeof data7 != "string")
                            return validate59.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          if (!(data7 === "asked" || data7 === "granted" || data7 === "denied" || data7 === "expired"))
                            return validate59.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/enum", keyword: "enum", params: { allowedValues: schema24.properties.decision.enum }, message: "must be equal to one of the allowed values" }], !1;
                          var valid0 = _errs14 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0)
                          if (data.deadlineMs !== void 0 && func0.call(data, "deadlineMs")) {
                            let data8 = data.deadlineMs, _errs16 = errors;
                            if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                              return validate59.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                            if (errors === _errs16 && typeof data8 == "number" && isFinite(data8)) {
                              if (data8 > 9007199254740991 || isNaN(data8))
                                return validate59.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                              if (data8 < 0 || isNaN(data8))
                                return validate59.errors = [{ instancePath: instancePath + "/deadlineMs", schemaPath: "#/properties/deadlineMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
      return validate59.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate59.errors = vErrors, errors === 0;
}
validate59.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCallCompleted = validate65, schema28 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/call-completed.v1.schema.json", title: "CallCompleted", description: "The end of a call: answered, refused, cancelled or lost. Type shearpin.call.completed.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "call", "principal", "agent", "server", "method", "protocol", "target", "capabilities", "outcome", "latencyMs"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, call: { description: "The call: both of its events carry the same id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, trace: { description: "Keyed hash of the trace id.", type: "string", pattern: "^[0-9a-f]{16}$" }, principal: { $ref: "parts.v1.schema.json#/$defs/Principal" }, agent: { $ref: "parts.v1.schema.json#/$defs/Agent" }, client: { description: "Keyed hash of the client's unverified name; decides nothing.", type: "string", pattern: "^[0-9a-f]{16}$" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, method: { description: "MCP method, or 'other'.", type: "string", pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$", maxLength: 64 }, protocol: { description: "MCP revision, or 'unknown'.", type: "string", pattern: "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, target: { $ref: "parts.v1.schema.json#/$defs/Target" }, capabilities: { type: "array", maxItems: 16, items: { $ref: "parts.v1.schema.json#/$defs/Capability" } }, requestedAtMs: { description: "Event time of the request.", type: "integer", minimum: 0, maximum: 9007199254740991 }, outcome: { description: "answered: the server's answer went on; refused: by the gateway; cancelled: by the client; lost: the server went away.", type: "string", enum: ["answered", "refused", "cancelled", "lost"] }, latencyMs: { type: "number", minimum: 0 }, result: { $ref: "parts.v1.schema.json#/$defs/Result" }, verdict: { $ref: "parts.v1.schema.json#/$defs/Verdict" } } }, pattern41 = new RegExp("^[a-z]+(/[a-zA-Z_]+){0,3}$", "u"), pattern42 = new RegExp("^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$", "u");
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate66.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate66.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate66.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate66.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate66.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate66.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate66.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate66.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate66.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate66.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate66.errors = vErrors, errors === 0;
}
validate66.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate68.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate68.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern24.test(data0))
                  return validate68.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate68.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate68.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate68.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema27.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate68.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate68.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate68.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern24.test(data3))
                        return validate68.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate68.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate68.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate68.errors = vErrors, errors === 0;
}
validate68.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema31 = { title: "Principal", description: "On whose behalf the agent acts.", type: "object", additionalProperties: !1, required: ["id", "method"], properties: { id: { description: "Keyed hash of who acts.", type: "string", pattern: "^[0-9a-f]{16}$" }, method: { description: "How the principal was established; os-user and listener are anonymous.", type: "string", enum: ["jwt-verified", "jwt-accepted", "token", "os-user", "listener"] } } };
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method"))
        return validate70.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "method")) {
            return validate70.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern15.test(data0))
                  return validate70.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate70.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate70.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "jwt-verified" || data1 === "jwt-accepted" || data1 === "token" || data1 === "os-user" || data1 === "listener"))
                return validate70.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema31.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate70.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate70.errors = vErrors, errors === 0;
}
validate70.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern37 = new RegExp("^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$", "u");
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate72.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id"))
        return validate72.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (key0 !== "id") {
            return validate72.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.id !== void 0 && func0.call(data, "id")) {
          let data0 = data.id;
          if (errors === errors)
            if (typeof data0 == "string") {
              if (!pattern37.test(data0))
                return validate72.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
            } else
              return validate72.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        }
      }
    } else
      return validate72.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate72.errors = vErrors, errors === 0;
}
validate72.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema33 = { title: "Server", description: "Which MCP server is called.", type: "object", additionalProperties: !1, required: ["id", "transport"], properties: { id: { description: "The operator's name for the upstream.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, version: { description: "serverInfo.version when it is a plain version number.", type: "string", pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, transport: { type: "string", enum: ["stdio", "http"] } } }, pattern40 = new RegExp("^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$", "u");
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate74.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate74.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate74.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate74.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern40.test(data1))
                    return validate74.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate74.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate74.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate74.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema33.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate74.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate74.errors = vErrors, errors === 0;
}
validate74.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema34 = { title: "Target", description: "What is called.", type: "object", additionalProperties: !1, required: ["kind", "name"], properties: { kind: { type: "string", enum: ["tool", "resource", "prompt", "completion", "response", "other"] }, name: { description: "Name as declared by the server, else a keyed hash with a leading #.", type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, definition: { description: "SHA-256 (first 128 bits) of the definition that the gateway last saw.", type: "string", pattern: "^[0-9a-f]{32}$" }, annotations: { title: "Annotations", description: "The server's own hints.", type: "object", additionalProperties: !1, required: [], properties: { readOnly: { type: "boolean" }, destructive: { type: "boolean" }, idempotent: { type: "boolean" }, openWorld: { type: "boolean" } } } } };
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name"))
        return validate76.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "kind" || key0 === "name" || key0 === "definition" || key0 === "annotations")) {
            return validate76.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.kind !== void 0 && func0.call(data, "kind")) {
            let data0 = data.kind, _errs2 = errors;
            if (typeof data0 != "string")
              return validate76.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "tool" || data0 === "resource" || data0 === "prompt" || data0 === "completion" || data0 === "response" || data0 === "other"))
              return validate76.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema34.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0 && func0.call(data, "name")) {
              let data1 = data.name, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern37.test(data1))
                    return validate76.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                } else
                  return validate76.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.definition !== void 0 && func0.call(data, "definition")) {
                let data2 = data.definition, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern6.test(data2))
                      return validate76.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate76.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
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
                          return validate76.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs10 === errors) {
                        if (data3.readOnly !== void 0 && func0.call(data3, "readOnly")) {
                          let _errs11 = errors;
                          if (typeof data3.readOnly != "boolean")
                            return validate76.errors = [{ instancePath: instancePath + "/annotations/readOnly", schemaPath: "#/properties/annotations/properties/readOnly/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                          var valid1 = _errs11 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data3.destructive !== void 0 && func0.call(data3, "destructive")) {
                            let _errs13 = errors;
                            if (typeof data3.destructive != "boolean")
                              return validate76.errors = [{ instancePath: instancePath + "/annotations/destructive", schemaPath: "#/properties/annotations/properties/destructive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                            var valid1 = _errs13 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1) {
                            if (data3.idempotent !== void 0 && func0.call(data3, "idempotent")) {
                              let _errs15 = errors;
                              if (typeof data3.idempotent != "boolean")
                                return validate76.errors = [{ instancePath: instancePath + "/annotations/idempotent", schemaPath: "#/properties/annotations/properties/idempotent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                              var valid1 = _errs15 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1)
                              if (data3.openWorld !== void 0 && func0.call(data3, "openWorld")) {
                                let _errs17 = errors;
                                if (typeof data3.openWorld != "boolean")
                                  return validate76.errors = [{ instancePath: instancePath + "/annotations/openWorld", schemaPath: "#/properties/annotations/properties/openWorld/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                var valid1 = _errs17 === errors;
                              } else
                                var valid1 = !0;
                          }
                        }
                      }
                    } else
                      return validate76.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate76.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate76.errors = vErrors, errors === 0;
}
validate76.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema35 = { title: "Capability", description: "What a tool can do.", type: "object", additionalProperties: !1, required: ["name", "source"], properties: { name: { type: "string", enum: ["read.public", "read.untrusted", "read.private", "read.sensitive", "credential.read", "egress.message", "egress.network", "egress.share", "write", "destroy", "execute", "pay", "account.change", "identity.change", "schedule", "discover"] }, source: { description: "Strongest source first; assumed means that no source labels the tool.", type: "string", enum: ["operator", "annotations", "arguments", "words", "assumed"] } } };
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source"))
        return validate78.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "name" || key0 === "source")) {
            return validate78.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0 && func0.call(data, "name")) {
            let data0 = data.name, _errs2 = errors;
            if (typeof data0 != "string")
              return validate78.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "read.public" || data0 === "read.untrusted" || data0 === "read.private" || data0 === "read.sensitive" || data0 === "credential.read" || data0 === "egress.message" || data0 === "egress.network" || data0 === "egress.share" || data0 === "write" || data0 === "destroy" || data0 === "execute" || data0 === "pay" || data0 === "account.change" || data0 === "identity.change" || data0 === "schedule" || data0 === "discover"))
              return validate78.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/enum", keyword: "enum", params: { allowedValues: schema35.properties.name.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.source !== void 0 && func0.call(data, "source")) {
              let data1 = data.source, _errs4 = errors;
              if (typeof data1 != "string")
                return validate78.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "operator" || data1 === "annotations" || data1 === "arguments" || data1 === "words" || data1 === "assumed"))
                return validate78.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/enum", keyword: "enum", params: { allowedValues: schema35.properties.source.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate78.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate78.errors = vErrors, errors === 0;
}
validate78.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema36 = { title: "Result", description: "What came back, without its content.", type: "object", additionalProperties: !1, required: ["bytes", "items", "contentTypes", "isError", "truncated", "overflow", "labels", "fingerprints"], properties: { bytes: { description: "Size of the result as received.", type: "integer", minimum: 0, maximum: 9007199254740991 }, items: { description: "Content items.", type: "integer", minimum: 0, maximum: 9007199254740991 }, contentTypes: { type: "array", maxItems: 8, items: { type: "string", enum: ["text", "image", "audio", "resource", "resource_link", "structured", "other"] } }, isError: { description: "The tool said that it failed, or a JSON-RPC error came.", type: "boolean" }, errorCode: { description: "JSON-RPC error code.", type: "integer", minimum: -2147483648, maximum: 2147483647 }, truncated: { description: "Not all of it was inspected.", type: "boolean" }, overflow: { description: "Fingerprints that did not fit.", type: "integer", minimum: 0, maximum: 9007199254740991 }, labels: { type: "array", maxItems: 32, items: { $ref: "#/$defs/Label" } }, fingerprints: { type: "array", maxItems: 256, items: { $ref: "#/$defs/Fingerprint" } } } }, schema37 = { title: "Label", description: "What kind of content was found.", type: "string", enum: ["secret.token", "secret.key", "secret.password", "personal.email", "personal.phone", "personal.payment-card", "personal.national-id", "personal.iban", "internal.address", "instruction", "hidden-characters", "code"] };
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate81.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" ? (validate81.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "secret.token" || data === "secret.key" || data === "secret.password" || data === "personal.email" || data === "personal.phone" || data === "personal.payment-card" || data === "personal.national-id" || data === "personal.iban" || data === "internal.address" || data === "instruction" || data === "hidden-characters" || data === "code" ? (validate81.errors = vErrors, errors === 0) : (validate81.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema37.enum }, message: "must be equal to one of the allowed values" }], !1);
}
validate81.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var schema38 = { title: "Fingerprint", description: "A salient value, without the value.", type: "object", additionalProperties: !1, required: ["fp", "role"], properties: { fp: { description: "64 bits of a keyed hash of the value.", type: "string", pattern: "^[0-9a-f]{16}$" }, role: { type: "string", enum: ["secret", "destination", "selector", "personal", "payload", "passage"] }, field: { description: "Index into fields of the argument that holds the value.", type: "integer", minimum: 0, maximum: 63 }, contexts: { description: "Action families named by an instruction-like passage around the value.", type: "array", maxItems: 8, items: { type: "string", enum: ["send", "pay", "visit", "invite", "delete", "change", "create", "execute"] } } } };
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate83.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.fp === void 0 || !func0.call(data, "fp")) && (missing0 = "fp") || (data.role === void 0 || !func0.call(data, "role")) && (missing0 = "role"))
        return validate83.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "fp" || key0 === "role" || key0 === "field" || key0 === "contexts")) {
            return validate83.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.fp !== void 0 && func0.call(data, "fp")) {
            let data0 = data.fp, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern15.test(data0))
                  return validate83.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate83.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.role !== void 0 && func0.call(data, "role")) {
              let data1 = data.role, _errs4 = errors;
              if (typeof data1 != "string")
                return validate83.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "secret" || data1 === "destination" || data1 === "selector" || data1 === "personal" || data1 === "payload" || data1 === "passage"))
                return validate83.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/enum", keyword: "enum", params: { allowedValues: schema38.properties.role.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.field !== void 0 && func0.call(data, "field")) {
                let data2 = data.field, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate83.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 63 || isNaN(data2))
                    return validate83.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/maximum", keyword: "maximum", params: { comparison: "<=", limit: 63 }, message: "must be <= 63" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate83.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
                        return validate83.errors = [{ instancePath: instancePath + "/contexts", schemaPath: "#/properties/contexts/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                      {
                        var valid1 = !0;
                        let len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data4 = data3[i0], _errs10 = errors;
                          if (typeof data4 != "string")
                            return validate83.errors = [{ instancePath: instancePath + "/contexts/" + i0, schemaPath: "#/properties/contexts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          if (!(data4 === "send" || data4 === "pay" || data4 === "visit" || data4 === "invite" || data4 === "delete" || data4 === "change" || data4 === "create" || data4 === "execute"))
                            return validate83.errors = [{ instancePath: instancePath + "/contexts/" + i0, schemaPath: "#/properties/contexts/items/enum", keyword: "enum", params: { allowedValues: schema38.properties.contexts.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                          var valid1 = _errs10 === errors;
                          if (!valid1)
                            break;
                        }
                      }
                    } else
                      return validate83.errors = [{ instancePath: instancePath + "/contexts", schemaPath: "#/properties/contexts/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate83.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate83.errors = vErrors, errors === 0;
}
validate83.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate80(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate80.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes") || (data.items === void 0 || !func0.call(data, "items")) && (missing0 = "items") || (data.contentTypes === void 0 || !func0.call(data, "contentTypes")) && (missing0 = "contentTypes") || (data.isError === void 0 || !func0.call(data, "isError")) && (missing0 = "isError") || (data.truncated === void 0 || !func0.call(data, "truncated")) && (missing0 = "truncated") || (data.overflow === void 0 || !func0.call(data, "overflow")) && (missing0 = "overflow") || (data.labels === void 0 || !func0.call(data, "labels")) && (missing0 = "labels") || (data.fingerprints === void 0 || !func0.call(data, "fingerprints")) && (missing0 = "fingerprints"))
        return validate80.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema36.properties, key0)) {
            return validate80.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.bytes !== void 0 && func0.call(data, "bytes")) {
            let data0 = data.bytes, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate80.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0)) {
              if (data0 > 9007199254740991 || isNaN(data0))
                return validate80.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
              if (data0 < 0 || isNaN(data0))
                return validate80.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            }
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.items !== void 0 && func0.call(data, "items")) {
              let data1 = data.items, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate80.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate80.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate80.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
                      return validate80.errors = [{ instancePath: instancePath + "/contentTypes", schemaPath: "#/properties/contentTypes/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                    {
                      var valid1 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data3 = data2[i0], _errs8 = errors;
                        if (typeof data3 != "string")
                          return validate80.errors = [{ instancePath: instancePath + "/contentTypes/" + i0, schemaPath: "#/properties/contentTypes/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        if (!(data3 === "text" || data3 === "image" || data3 === "audio" || data3 === "resource" || data3 === "resource_link" || data3 === "structured" || data3 === "other"))
                          return validate80.errors = [{ instancePath: instancePath + "/contentTypes/" + i0, schemaPath: "#/properties/contentTypes/items/enum", keyword: "enum", params: { allowedValues: schema36.properties.contentTypes.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                        var valid1 = _errs8 === errors;
                        if (!valid1)
                          break;
                      }
                    }
                  } else
                    return validate80.errors = [{ instancePath: instancePath + "/contentTypes", schemaPath: "#/properties/contentTypes/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.isError !== void 0 && func0.call(data, "isError")) {
                  let _errs10 = errors;
                  if (typeof data.isError != "boolean")
                    return validate80.errors = [{ instancePath: instancePath + "/isError", schemaPath: "#/properties/isError/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.errorCode !== void 0 && func0.call(data, "errorCode")) {
                    let data5 = data.errorCode, _errs12 = errors;
                    if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                      return validate80.errors = [{ instancePath: instancePath + "/errorCode", schemaPath: "#/properties/errorCode/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs12 && typeof data5 == "number" && isFinite(data5)) {
                      if (data5 > 2147483647 || isNaN(data5))
                        return validate80.errors = [{ instancePath: instancePath + "/errorCode", schemaPath: "#/properties/errorCode/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" }], !1;
                      if (data5 < -2147483648 || isNaN(data5))
                        return validate80.errors = [{ instancePath: instancePath + "/errorCode", schemaPath: "#/properties/errorCode/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, message: "must be >= -2147483648" }], !1;
                    }
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.truncated !== void 0 && func0.call(data, "truncated")) {
                      let _errs14 = errors;
                      if (typeof data.truncated != "boolean")
                        return validate80.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                      var valid0 = _errs14 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.overflow !== void 0 && func0.call(data, "overflow")) {
                        let data7 = data.overflow, _errs16 = errors;
                        if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                          return validate80.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs16 && typeof data7 == "number" && isFinite(data7)) {
                          if (data7 > 9007199254740991 || isNaN(data7))
                            return validate80.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data7 < 0 || isNaN(data7))
                            return validate80.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
                                return validate80.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                              {
                                var valid2 = !0;
                                let len1 = data8.length;
                                for (let i1 = 0; i1 < len1; i1++) {
                                  let _errs20 = errors;
                                  validate81(data8[i1], { instancePath: instancePath + "/labels/" + i1, parentData: data8, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                                  var valid2 = _errs20 === errors;
                                  if (!valid2)
                                    break;
                                }
                              }
                            } else
                              return validate80.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs18 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0)
                          if (data.fingerprints !== void 0 && func0.call(data, "fingerprints")) {
                            let data10 = data.fingerprints, _errs21 = errors;
                            if (errors === _errs21)
                              if (Array.isArray(data10)) {
                                if (data10.length > 256)
                                  return validate80.errors = [{ instancePath: instancePath + "/fingerprints", schemaPath: "#/properties/fingerprints/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" }], !1;
                                {
                                  var valid3 = !0;
                                  let len2 = data10.length;
                                  for (let i2 = 0; i2 < len2; i2++) {
                                    let _errs23 = errors;
                                    validate83(data10[i2], { instancePath: instancePath + "/fingerprints/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors), errors = vErrors.length);
                                    var valid3 = _errs23 === errors;
                                    if (!valid3)
                                      break;
                                  }
                                }
                              } else
                                return validate80.errors = [{ instancePath: instancePath + "/fingerprints", schemaPath: "#/properties/fingerprints/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
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
      return validate80.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate80.errors = vErrors, errors === 0;
}
validate80.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema39 = { title: "Verdict", description: "What the gateway decided.", type: "object", additionalProperties: !1, required: ["decision", "reason"], properties: { decision: { type: "string", enum: ["allowed", "held", "refused"] }, reason: { description: "Why: clear, an armed condition, an open breaker, a stale command feed (failed open or closed), a message that could not be read, a hold that ended, too many refusals.", type: "string", enum: ["clear", "armed", "open", "feed-stale", "unreadable", "hold-expired", "probing"] }, command: { description: "The command that decided.", type: "string", pattern: "^[0-9a-f]{32}$" }, detector: { description: "Detector of that command.", type: "string", maxLength: 128 }, partial: { description: "Partial of that command.", type: "string", pattern: "^([0-9a-f]{32})?$" } } };
function validate86(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate86.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.decision === void 0 || !func0.call(data, "decision")) && (missing0 = "decision") || (data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason"))
        return validate86.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "decision" || key0 === "reason" || key0 === "command" || key0 === "detector" || key0 === "partial")) {
            return validate86.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.decision !== void 0 && func0.call(data, "decision")) {
            let data0 = data.decision, _errs2 = errors;
            if (typeof data0 != "string")
              return validate86.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "allowed" || data0 === "held" || data0 === "refused"))
              return validate86.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/enum", keyword: "enum", params: { allowedValues: schema39.properties.decision.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.reason !== void 0 && func0.call(data, "reason")) {
              let data1 = data.reason, _errs4 = errors;
              if (typeof data1 != "string")
                return validate86.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "clear" || data1 === "armed" || data1 === "open" || data1 === "feed-stale" || data1 === "unreadable" || data1 === "hold-expired" || data1 === "probing"))
                return validate86.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/enum", keyword: "enum", params: { allowedValues: schema39.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.command !== void 0 && func0.call(data, "command")) {
                let data2 = data.command, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern6.test(data2))
                      return validate86.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate86.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.detector !== void 0 && func0.call(data, "detector")) {
                  let data3 = data.detector, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func130(data3) > 128)
                        return validate86.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                    } else
                      return validate86.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.partial !== void 0 && func0.call(data, "partial")) {
                    let data4 = data.partial, _errs10 = errors;
                    if (errors === _errs10)
                      if (typeof data4 == "string") {
                        if (!pattern18.test(data4))
                          return validate86.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]{32})?$" }, message: 'must match pattern "^([0-9a-f]{32})?$"' }], !1;
                      } else
                        return validate86.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate86.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate86.errors = vErrors, errors === 0;
}
validate86.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate65.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.call === void 0 || !func0.call(data, "call")) && (missing0 = "call") || (data.principal === void 0 || !func0.call(data, "principal")) && (missing0 = "principal") || (data.agent === void 0 || !func0.call(data, "agent")) && (missing0 = "agent") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.protocol === void 0 || !func0.call(data, "protocol")) && (missing0 = "protocol") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.capabilities === void 0 || !func0.call(data, "capabilities")) && (missing0 = "capabilities") || (data.outcome === void 0 || !func0.call(data, "outcome")) && (missing0 = "outcome") || (data.latencyMs === void 0 || !func0.call(data, "latencyMs")) && (missing0 = "latencyMs"))
        return validate65.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema28.properties, key0)) {
            return validate65.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate65.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate65.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate65.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate65.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate65.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern3.test(data2))
                      return validate65.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate65.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate66(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate68(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.call !== void 0 && func0.call(data, "call")) {
                      let data5 = data.call, _errs10 = errors;
                      if (errors === _errs10)
                        if (typeof data5 == "string") {
                          if (!pattern4.test(data5))
                            return validate65.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                        } else
                          return validate65.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.trace !== void 0 && func0.call(data, "trace")) {
                        let data6 = data.trace, _errs12 = errors;
                        if (errors === _errs12)
                          if (typeof data6 == "string") {
                            if (!pattern15.test(data6))
                              return validate65.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                          } else
                            return validate65.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs12 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.principal !== void 0 && func0.call(data, "principal")) {
                          let _errs14 = errors;
                          validate70(data.principal, { instancePath: instancePath + "/principal", parentData: data, parentDataProperty: "principal", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
                          var valid0 = _errs14 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.agent !== void 0 && func0.call(data, "agent")) {
                            let _errs15 = errors;
                            validate72(data.agent, { instancePath: instancePath + "/agent", parentData: data, parentDataProperty: "agent", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors), errors = vErrors.length);
                            var valid0 = _errs15 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.client !== void 0 && func0.call(data, "client")) {
                              let data9 = data.client, _errs16 = errors;
                              if (errors === _errs16)
                                if (typeof data9 == "string") {
                                  if (!pattern15.test(data9))
                                    return validate65.errors = [{ instancePath: instancePath + "/client", schemaPath: "#/properties/client/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                } else
                                  return validate65.errors = [{ instancePath: instancePath + "/client", schemaPath: "#/properties/client/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid0 = _errs16 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.server !== void 0 && func0.call(data, "server")) {
                                let _errs18 = errors;
                                validate74(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors), errors = vErrors.length);
                                var valid0 = _errs18 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.method !== void 0 && func0.call(data, "method")) {
                                  let data11 = data.method, _errs19 = errors;
                                  if (errors === _errs19)
                                    if (typeof data11 == "string") {
                                      if (func130(data11) > 64)
                                        return validate65.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
                                      if (!pattern41.test(data11))
                                        return validate65.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/pattern", keyword: "pattern", params: { pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$" }, message: 'must match pattern "^[a-z]+(/[a-zA-Z_]+){0,3}$"' }], !1;
                                    } else
                                      return validate65.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid0 = _errs19 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.protocol !== void 0 && func0.call(data, "protocol")) {
                                    let data12 = data.protocol, _errs21 = errors;
                                    if (errors === _errs21)
                                      if (typeof data12 == "string") {
                                        if (!pattern42.test(data12))
                                          return validate65.errors = [{ instancePath: instancePath + "/protocol", schemaPath: "#/properties/protocol/pattern", keyword: "pattern", params: { pattern: "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, message: 'must match pattern "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$"' }], !1;
                                      } else
                                        return validate65.errors = [{ instancePath: instancePath + "/protocol", schemaPath: "#/properties/protocol/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid0 = _errs21 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.target !== void 0 && func0.call(data, "target")) {
                                      let _errs23 = errors;
                                      validate76(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors), errors = vErrors.length);
                                      var valid0 = _errs23 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.capabilities !== void 0 && func0.call(data, "capabilities")) {
                                        let data14 = data.capabilities, _errs24 = errors;
                                        if (errors === _errs24)
                                          if (Array.isArray(data14)) {
                                            if (data14.length > 16)
                                              return validate65.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                            {
                                              var valid1 = !0;
                                              let len0 = data14.length;
                                              for (let i0 = 0; i0 < len0; i0++) {
                                                let _errs26 = errors;
                                                validate78(data14[i0], { instancePath: instancePath + "/capabilities/" + i0, parentData: data14, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors), errors = vErrors.length);
                                                var valid1 = _errs26 === errors;
                                                if (!valid1)
                                                  break;
                                              }
                                            }
                                          } else
                                            return validate65.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                        var valid0 = _errs24 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.requestedAtMs !== void 0 && func0.call(data, "requestedAtMs")) {
                                          let data16 = data.requestedAtMs, _errs27 = errors;
                                          if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16)))
                                            return validate65.errors = [{ instancePath: instancePath + "/requestedAtMs", schemaPath: "#/properties/requestedAtMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                          if (errors === _errs27 && typeof data16 == "number" && isFinite(data16)) {
                                            if (data16 > 9007199254740991 || isNaN(data16))
                                              return validate65.errors = [{ instancePath: instancePath + "/requestedAtMs", schemaPath: "#/properties/requestedAtMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                            if (data16 < 0 || isNaN(data16))
                                              return validate65.errors = [{ instancePath: instancePath + "/requestedAtMs", schemaPath: "#/properties/requestedAtMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                          }
                                          var valid0 = _errs27 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.outcome !== void 0 && func0.call(data, "outcome")) {
                                            let data17 = data.outcome, _errs29 = errors;
                                            if (typeof data17 != "string")
                                              return validate65.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            if (!(data17 === "answered" || data17 === "refused" || data17 === "cancelled" || data17 === "lost"))
                                              return validate65.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema28.properties.outcome.enum }, message: "must be equal to one of the allowed values" }], !1;
                                            var valid0 = _errs29 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0) {
                                            if (data.latencyMs !== void 0 && func0.call(data, "latencyMs")) {
                                              let data18 = data.latencyMs, _errs31 = errors;
                                              if (errors === _errs31)
                                                if (typeof data18 == "number" && isFinite(data18)) {
                                                  if (data18 < 0 || isNaN(data18))
                                                    return validate65.errors = [{ instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                } else
                                                  return validate65.errors = [{ instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                              var valid0 = _errs31 === errors;
                                            } else
                                              var valid0 = !0;
                                            if (valid0) {
                                              if (data.result !== void 0 && func0.call(data, "result")) {
                                                let _errs33 = errors;
                                                validate80(data.result, { instancePath: instancePath + "/result", parentData: data, parentDataProperty: "result", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors), errors = vErrors.length);
                                                var valid0 = _errs33 === errors;
                                              } else
                                                var valid0 = !0;
                                              if (valid0)
                                                if (data.verdict !== void 0 && func0.call(data, "verdict")) {
                                                  let _errs34 = errors;
                                                  validate86(data.verdict, { instancePath: instancePath + "/verdict", parentData: data, parentDataProperty: "verdict", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors), errors = vErrors.length);
                                                  var valid0 = _errs34 === errors;
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
    } else
      return validate65.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate65.errors = vErrors, errors === 0;
}
validate65.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCallRequested = validate88, schema40 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/call-requested.v1.schema.json", title: "CallRequested", description: "A call that a client asked for, before the server runs it. Type shearpin.call.requested.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "call", "principal", "agent", "server", "method", "protocol", "target", "capabilities", "arguments", "verdict"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, call: { description: "The call: both of its events carry the same id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, trace: { description: "Keyed hash of the trace id.", type: "string", pattern: "^[0-9a-f]{16}$" }, principal: { $ref: "parts.v1.schema.json#/$defs/Principal" }, agent: { $ref: "parts.v1.schema.json#/$defs/Agent" }, client: { description: "Keyed hash of the client's unverified name; decides nothing.", type: "string", pattern: "^[0-9a-f]{16}$" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, method: { description: "MCP method, or 'other'.", type: "string", pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$", maxLength: 64 }, protocol: { description: "MCP revision, or 'unknown'.", type: "string", pattern: "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, target: { $ref: "parts.v1.schema.json#/$defs/Target" }, capabilities: { type: "array", maxItems: 16, items: { $ref: "parts.v1.schema.json#/$defs/Capability" } }, arguments: { $ref: "parts.v1.schema.json#/$defs/Arguments" }, verdict: { $ref: "parts.v1.schema.json#/$defs/Verdict" }, intent: { title: "Intent", description: "What the user asked for, where a host supplies it.", type: "object", additionalProperties: !1, required: ["labels", "fingerprints"], properties: { labels: { type: "array", maxItems: 32, items: { $ref: "parts.v1.schema.json#/$defs/Label" } }, fingerprints: { type: "array", maxItems: 256, items: { $ref: "parts.v1.schema.json#/$defs/Fingerprint" } } } } } };
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate89.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate89.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate89.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate89.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate89.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate89.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate89.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate89.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate89.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate89.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate89.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate89.errors = vErrors, errors === 0;
}
validate89.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate91.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate91.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate91.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern24.test(data0))
                  return validate91.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate91.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate91.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate91.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema27.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate91.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate91.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate91.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern24.test(data3))
                        return validate91.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate91.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate91.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate91.errors = vErrors, errors === 0;
}
validate91.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate93(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate93.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method"))
        return validate93.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "method")) {
            return validate93.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern15.test(data0))
                  return validate93.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate93.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate93.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "jwt-verified" || data1 === "jwt-accepted" || data1 === "token" || data1 === "os-user" || data1 === "listener"))
                return validate93.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema31.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate93.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate93.errors = vErrors, errors === 0;
}
validate93.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id"))
        return validate95.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (key0 !== "id") {
            return validate95.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.id !== void 0 && func0.call(data, "id")) {
          let data0 = data.id;
          if (errors === errors)
            if (typeof data0 == "string") {
              if (!pattern37.test(data0))
                return validate95.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
            } else
              return validate95.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
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
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate97.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate97.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate97.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate97.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern40.test(data1))
                    return validate97.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate97.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate97.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate97.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema33.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate97.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate97.errors = vErrors, errors === 0;
}
validate97.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate99.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name"))
        return validate99.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "kind" || key0 === "name" || key0 === "definition" || key0 === "annotations")) {
            return validate99.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.kind !== void 0 && func0.call(data, "kind")) {
            let data0 = data.kind, _errs2 = errors;
            if (typeof data0 != "string")
              return validate99.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "tool" || data0 === "resource" || data0 === "prompt" || data0 === "completion" || data0 === "response" || data0 === "other"))
              return validate99.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema34.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0 && func0.call(data, "name")) {
              let data1 = data.name, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern37.test(data1))
                    return validate99.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                } else
                  return validate99.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.definition !== void 0 && func0.call(data, "definition")) {
                let data2 = data.definition, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern6.test(data2))
                      return validate99.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate99.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
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
                          return validate99.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs10 === errors) {
                        if (data3.readOnly !== void 0 && func0.call(data3, "readOnly")) {
                          let _errs11 = errors;
                          if (typeof data3.readOnly != "boolean")
                            return validate99.errors = [{ instancePath: instancePath + "/annotations/readOnly", schemaPath: "#/properties/annotations/properties/readOnly/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                          var valid1 = _errs11 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data3.destructive !== void 0 && func0.call(data3, "destructive")) {
                            let _errs13 = errors;
                            if (typeof data3.destructive != "boolean")
                              return validate99.errors = [{ instancePath: instancePath + "/annotations/destructive", schemaPath: "#/properties/annotations/properties/destructive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                            var valid1 = _errs13 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1) {
                            if (data3.idempotent !== void 0 && func0.call(data3, "idempotent")) {
                              let _errs15 = errors;
                              if (typeof data3.idempotent != "boolean")
                                return validate99.errors = [{ instancePath: instancePath + "/annotations/idempotent", schemaPath: "#/properties/annotations/properties/idempotent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                              var valid1 = _errs15 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1)
                              if (data3.openWorld !== void 0 && func0.call(data3, "openWorld")) {
                                let _errs17 = errors;
                                if (typeof data3.openWorld != "boolean")
                                  return validate99.errors = [{ instancePath: instancePath + "/annotations/openWorld", schemaPath: "#/properties/annotations/properties/openWorld/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                var valid1 = _errs17 === errors;
                              } else
                                var valid1 = !0;
                          }
                        }
                      }
                    } else
                      return validate99.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
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
      if ((data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source"))
        return validate101.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "name" || key0 === "source")) {
            return validate101.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0 && func0.call(data, "name")) {
            let data0 = data.name, _errs2 = errors;
            if (typeof data0 != "string")
              return validate101.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "read.public" || data0 === "read.untrusted" || data0 === "read.private" || data0 === "read.sensitive" || data0 === "credential.read" || data0 === "egress.message" || data0 === "egress.network" || data0 === "egress.share" || data0 === "write" || data0 === "destroy" || data0 === "execute" || data0 === "pay" || data0 === "account.change" || data0 === "identity.change" || data0 === "schedule" || data0 === "discover"))
              return validate101.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/enum", keyword: "enum", params: { allowedValues: schema35.properties.name.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.source !== void 0 && func0.call(data, "source")) {
              let data1 = data.source, _errs4 = errors;
              if (typeof data1 != "string")
                return validate101.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "operator" || data1 === "annotations" || data1 === "arguments" || data1 === "words" || data1 === "assumed"))
                return validate101.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/enum", keyword: "enum", params: { allowedValues: schema35.properties.source.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate101.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate101.errors = vErrors, errors === 0;
}
validate101.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema49 = { title: "Field", description: "One argument.", type: "object", additionalProperties: !1, required: ["path", "type", "bytes"], properties: { path: { description: "Key path; keys that the tool does not declare are keyed hashes.", type: "string", pattern: "^[A-Za-z0-9_$#.\\[\\]\\-]{1,256}$" }, type: { type: "string", enum: ["string", "number", "boolean", "null", "object", "array"] }, bytes: { type: "integer", minimum: 0, maximum: 9007199254740991 }, value: { description: "Only for values that the operator allow-lists.", type: "string", maxLength: 256 } } }, pattern65 = new RegExp("^[A-Za-z0-9_$#.\\[\\]\\-]{1,256}$", "u");
function validate106(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate106.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.path === void 0 || !func0.call(data, "path")) && (missing0 = "path") || (data.type === void 0 || !func0.call(data, "type")) && (missing0 = "type") || (data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes"))
        return validate106.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "path" || key0 === "type" || key0 === "bytes" || key0 === "value")) {
            return validate106.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.path !== void 0 && func0.call(data, "path")) {
            let data0 = data.path, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern65.test(data0))
                  return validate106.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_$#.\\[\\]\\-]{1,256}$" }, message: 'must match pattern "^[A-Za-z0-9_$#.\\[\\]\\-]{1,256}$"' }], !1;
              } else
                return validate106.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.type !== void 0 && func0.call(data, "type")) {
              let data1 = data.type, _errs4 = errors;
              if (typeof data1 != "string")
                return validate106.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "string" || data1 === "number" || data1 === "boolean" || data1 === "null" || data1 === "object" || data1 === "array"))
                return validate106.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema49.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.bytes !== void 0 && func0.call(data, "bytes")) {
                let data2 = data.bytes, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate106.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate106.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate106.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.value !== void 0 && func0.call(data, "value")) {
                  let data3 = data.value, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func130(data3) > 256)
                        return validate106.errors = [{ instancePath: instancePath + "/value", schemaPath: "#/properties/value/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                    } else
                      return validate106.errors = [{ instancePath: instancePath + "/value", schemaPath: "#/properties/value/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate106.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate106.errors = vErrors, errors === 0;
}
validate106.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate103.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes") || (data.truncated === void 0 || !func0.call(data, "truncated")) && (missing0 = "truncated") || (data.overflow === void 0 || !func0.call(data, "overflow")) && (missing0 = "overflow") || (data.labels === void 0 || !func0.call(data, "labels")) && (missing0 = "labels") || (data.fingerprints === void 0 || !func0.call(data, "fingerprints")) && (missing0 = "fingerprints") || (data.fields === void 0 || !func0.call(data, "fields")) && (missing0 = "fields"))
        return validate103.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "bytes" || key0 === "truncated" || key0 === "overflow" || key0 === "labels" || key0 === "fingerprints" || key0 === "fields")) {
            return validate103.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.bytes !== void 0 && func0.call(data, "bytes")) {
            let data0 = data.bytes, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate103.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0)) {
              if (data0 > 9007199254740991 || isNaN(data0))
                return validate103.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
              if (data0 < 0 || isNaN(data0))
                return validate103.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            }
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.truncated !== void 0 && func0.call(data, "truncated")) {
              let _errs4 = errors;
              if (typeof data.truncated != "boolean")
                return validate103.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.overflow !== void 0 && func0.call(data, "overflow")) {
                let data2 = data.overflow, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate103.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate103.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate103.errors = [{ instancePath: instancePath + "/overflow", schemaPath: "#/properties/overflow/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
                        return validate103.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                      {
                        var valid1 = !0;
                        let len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs10 = errors;
                          validate81(data3[i0], { instancePath: instancePath + "/labels/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                          var valid1 = _errs10 === errors;
                          if (!valid1)
                            break;
                        }
                      }
                    } else
                      return validate103.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.fingerprints !== void 0 && func0.call(data, "fingerprints")) {
                    let data5 = data.fingerprints, _errs11 = errors;
                    if (errors === _errs11)
                      if (Array.isArray(data5)) {
                        if (data5.length > 256)
                          return validate103.errors = [{ instancePath: instancePath + "/fingerprints", schemaPath: "#/properties/fingerprints/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" }], !1;
                        {
                          var valid2 = !0;
                          let len1 = data5.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            let _errs13 = errors;
                            validate83(data5[i1], { instancePath: instancePath + "/fingerprints/" + i1, parentData: data5, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors), errors = vErrors.length);
                            var valid2 = _errs13 === errors;
                            if (!valid2)
                              break;
                          }
                        }
                      } else
                        return validate103.errors = [{ instancePath: instancePath + "/fingerprints", schemaPath: "#/properties/fingerprints/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.fields !== void 0 && func0.call(data, "fields")) {
                      let data7 = data.fields, _errs14 = errors;
                      if (errors === _errs14)
                        if (Array.isArray(data7)) {
                          if (data7.length > 64)
                            return validate103.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }], !1;
                          {
                            var valid3 = !0;
                            let len2 = data7.length;
                            for (let i2 = 0; i2 < len2; i2++) {
                              let _errs16 = errors;
                              validate106(data7[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data7, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors), errors = vErrors.length);
                              var valid3 = _errs16 === errors;
                              if (!valid3)
                                break;
                            }
                          }
                        } else
                          return validate103.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
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
      return validate103.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate103.errors = vErrors, errors === 0;
}
validate103.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate109(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate109.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.decision === void 0 || !func0.call(data, "decision")) && (missing0 = "decision") || (data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason"))
        return validate109.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "decision" || key0 === "reason" || key0 === "command" || key0 === "detector" || key0 === "partial")) {
            return validate109.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.decision !== void 0 && func0.call(data, "decision")) {
            let data0 = data.decision, _errs2 = errors;
            if (typeof data0 != "string")
              return validate109.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "allowed" || data0 === "held" || data0 === "refused"))
              return validate109.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/enum", keyword: "enum", params: { allowedValues: schema39.properties.decision.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.reason !== void 0 && func0.call(data, "reason")) {
              let data1 = data.reason, _errs4 = errors;
              if (typeof data1 != "string")
                return validate109.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "clear" || data1 === "armed" || data1 === "open" || data1 === "feed-stale" || data1 === "unreadable" || data1 === "hold-expired" || data1 === "probing"))
                return validate109.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/enum", keyword: "enum", params: { allowedValues: schema39.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.command !== void 0 && func0.call(data, "command")) {
                let data2 = data.command, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern6.test(data2))
                      return validate109.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate109.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.detector !== void 0 && func0.call(data, "detector")) {
                  let data3 = data.detector, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func130(data3) > 128)
                        return validate109.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                    } else
                      return validate109.errors = [{ instancePath: instancePath + "/detector", schemaPath: "#/properties/detector/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.partial !== void 0 && func0.call(data, "partial")) {
                    let data4 = data.partial, _errs10 = errors;
                    if (errors === _errs10)
                      if (typeof data4 == "string") {
                        if (!pattern18.test(data4))
                          return validate109.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]{32})?$" }, message: 'must match pattern "^([0-9a-f]{32})?$"' }], !1;
                      } else
                        return validate109.errors = [{ instancePath: instancePath + "/partial", schemaPath: "#/properties/partial/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate109.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate109.errors = vErrors, errors === 0;
}
validate109.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate111(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate111.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" ? (validate111.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "secret.token" || data === "secret.key" || data === "secret.password" || data === "personal.email" || data === "personal.phone" || data === "personal.payment-card" || data === "personal.national-id" || data === "personal.iban" || data === "internal.address" || data === "instruction" || data === "hidden-characters" || data === "code" ? (validate111.errors = vErrors, errors === 0) : (validate111.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema37.enum }, message: "must be equal to one of the allowed values" }], !1);
}
validate111.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate113(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate113.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.fp === void 0 || !func0.call(data, "fp")) && (missing0 = "fp") || (data.role === void 0 || !func0.call(data, "role")) && (missing0 = "role"))
        return validate113.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "fp" || key0 === "role" || key0 === "field" || key0 === "contexts")) {
            return validate113.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.fp !== void 0 && func0.call(data, "fp")) {
            let data0 = data.fp, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern15.test(data0))
                  return validate113.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
              } else
                return validate113.errors = [{ instancePath: instancePath + "/fp", schemaPath: "#/properties/fp/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.role !== void 0 && func0.call(data, "role")) {
              let data1 = data.role, _errs4 = errors;
              if (typeof data1 != "string")
                return validate113.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "secret" || data1 === "destination" || data1 === "selector" || data1 === "personal" || data1 === "payload" || data1 === "passage"))
                return validate113.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/enum", keyword: "enum", params: { allowedValues: schema38.properties.role.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.field !== void 0 && func0.call(data, "field")) {
                let data2 = data.field, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate113.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 63 || isNaN(data2))
                    return validate113.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/maximum", keyword: "maximum", params: { comparison: "<=", limit: 63 }, message: "must be <= 63" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate113.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
                        return validate113.errors = [{ instancePath: instancePath + "/contexts", schemaPath: "#/properties/contexts/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }], !1;
                      {
                        var valid1 = !0;
                        let len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data4 = data3[i0], _errs10 = errors;
                          if (typeof data4 != "string")
                            return validate113.errors = [{ instancePath: instancePath + "/contexts/" + i0, schemaPath: "#/properties/contexts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          if (!(data4 === "send" || data4 === "pay" || data4 === "visit" || data4 === "invite" || data4 === "delete" || data4 === "change" || data4 === "create" || data4 === "execute"))
                            return validate113.errors = [{ instancePath: instancePath + "/contexts/" + i0, schemaPath: "#/properties/contexts/items/enum", keyword: "enum", params: { allowedValues: schema38.properties.contexts.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                          var valid1 = _errs10 === errors;
                          if (!valid1)
                            break;
                        }
                      }
                    } else
                      return validate113.errors = [{ instancePath: instancePath + "/contexts", schemaPath: "#/properties/contexts/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate113.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate113.errors = vErrors, errors === 0;
}
validate113.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate88.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.call === void 0 || !func0.call(data, "call")) && (missing0 = "call") || (data.principal === void 0 || !func0.call(data, "principal")) && (missing0 = "principal") || (data.agent === void 0 || !func0.call(data, "agent")) && (missing0 = "agent") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.protocol === void 0 || !func0.call(data, "protocol")) && (missing0 = "protocol") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.capabilities === void 0 || !func0.call(data, "capabilities")) && (missing0 = "capabilities") || (data.arguments === void 0 || !func0.call(data, "arguments")) && (missing0 = "arguments") || (data.verdict === void 0 || !func0.call(data, "verdict")) && (missing0 = "verdict"))
        return validate88.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema40.properties, key0)) {
            return validate88.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
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
                    if (!pattern3.test(data2))
                      return validate88.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate88.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate89(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate91(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.call !== void 0 && func0.call(data, "call")) {
                      let data5 = data.call, _errs10 = errors;
                      if (errors === _errs10)
                        if (typeof data5 == "string") {
                          if (!pattern4.test(data5))
                            return validate88.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                        } else
                          return validate88.errors = [{ instancePath: instancePath + "/call", schemaPath: "#/properties/call/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.trace !== void 0 && func0.call(data, "trace")) {
                        let data6 = data.trace, _errs12 = errors;
                        if (errors === _errs12)
                          if (typeof data6 == "string") {
                            if (!pattern15.test(data6))
                              return validate88.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                          } else
                            return validate88.errors = [{ instancePath: instancePath + "/trace", schemaPath: "#/properties/trace/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs12 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.principal !== void 0 && func0.call(data, "principal")) {
                          let _errs14 = errors;
                          validate93(data.principal, { instancePath: instancePath + "/principal", parentData: data, parentDataProperty: "principal", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors), errors = vErrors.length);
                          var valid0 = _errs14 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.agent !== void 0 && func0.call(data, "agent")) {
                            let _errs15 = errors;
                            validate95(data.agent, { instancePath: instancePath + "/agent", parentData: data, parentDataProperty: "agent", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length);
                            var valid0 = _errs15 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.client !== void 0 && func0.call(data, "client")) {
                              let data9 = data.client, _errs16 = errors;
                              if (errors === _errs16)
                                if (typeof data9 == "string") {
                                  if (!pattern15.test(data9))
                                    return validate88.errors = [{ instancePath: instancePath + "/client", schemaPath: "#/properties/client/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                                } else
                                  return validate88.errors = [{ instancePath: instancePath + "/client", schemaPath: "#/properties/client/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid0 = _errs16 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.server !== void 0 && func0.call(data, "server")) {
                                let _errs18 = errors;
                                validate97(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors), errors = vErrors.length);
                                var valid0 = _errs18 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.method !== void 0 && func0.call(data, "method")) {
                                  let data11 = data.method, _errs19 = errors;
                                  if (errors === _errs19)
                                    if (typeof data11 == "string") {
                                      if (func130(data11) > 64)
                                        return validate88.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
                                      if (!pattern41.test(data11))
                                        return validate88.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/pattern", keyword: "pattern", params: { pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$" }, message: 'must match pattern "^[a-z]+(/[a-zA-Z_]+){0,3}$"' }], !1;
                                    } else
                                      return validate88.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid0 = _errs19 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.protocol !== void 0 && func0.call(data, "protocol")) {
                                    let data12 = data.protocol, _errs21 = errors;
                                    if (errors === _errs21)
                                      if (typeof data12 == "string") {
                                        if (!pattern42.test(data12))
                                          return validate88.errors = [{ instancePath: instancePath + "/protocol", schemaPath: "#/properties/protocol/pattern", keyword: "pattern", params: { pattern: "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, message: 'must match pattern "^(unknown|[0-9]{4}-[0-9]{2}-[0-9]{2})$"' }], !1;
                                      } else
                                        return validate88.errors = [{ instancePath: instancePath + "/protocol", schemaPath: "#/properties/protocol/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid0 = _errs21 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.target !== void 0 && func0.call(data, "target")) {
                                      let _errs23 = errors;
                                      validate99(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors), errors = vErrors.length);
                                      var valid0 = _errs23 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.capabilities !== void 0 && func0.call(data, "capabilities")) {
                                        let data14 = data.capabilities, _errs24 = errors;
                                        if (errors === _errs24)
                                          if (Array.isArray(data14)) {
                                            if (data14.length > 16)
                                              return validate88.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                                            {
                                              var valid1 = !0;
                                              let len0 = data14.length;
                                              for (let i0 = 0; i0 < len0; i0++) {
                                                let _errs26 = errors;
                                                validate101(data14[i0], { instancePath: instancePath + "/capabilities/" + i0, parentData: data14, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors), errors = vErrors.length);
                                                var valid1 = _errs26 === errors;
                                                if (!valid1)
                                                  break;
                                              }
                                            }
                                          } else
                                            return validate88.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                        var valid0 = _errs24 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.arguments !== void 0 && func0.call(data, "arguments")) {
                                          let _errs27 = errors;
                                          validate103(data.arguments, { instancePath: instancePath + "/arguments", parentData: data, parentDataProperty: "arguments", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors), errors = vErrors.length);
                                          var valid0 = _errs27 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.verdict !== void 0 && func0.call(data, "verdict")) {
                                            let _errs28 = errors;
                                            validate109(data.verdict, { instancePath: instancePath + "/verdict", parentData: data, parentDataProperty: "verdict", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors), errors = vErrors.length);
                                            var valid0 = _errs28 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0)
                                            if (data.intent !== void 0 && func0.call(data, "intent")) {
                                              let data18 = data.intent, _errs29 = errors;
                                              if (errors === _errs29)
                                                if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                                                  let missing1;
                                                  if ((data18.labels === void 0 || !func0.call(data18, "labels")) && (missing1 = "labels") || (data18.fingerprints === void 0 || !func0.call(data18, "fingerprints")) && (missing1 = "fingerprints"))
                                                    return validate88.errors = [{ instancePath: instancePath + "/intent", schemaPath: "#/properties/intent/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                                  {
                                                    let _errs31 = errors;
                                                    for (let key1 of Object.keys(data18))
                                                      if (!(key1 === "labels" || key1 === "fingerprints")) {
                                                        return validate88.errors = [{ instancePath: instancePath + "/intent", schemaPath: "#/properties/intent/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                                        break;
                                                      }
                                                    if (_errs31 === errors) {
                                                      if (data18.labels !== void 0 && func0.call(data18, "labels")) {
                                                        let data19 = data18.labels, _errs32 = errors;
                                                        if (errors === _errs32)
                                                          if (Array.isArray(data19)) {
                                                            if (data19.length > 32)
                                                              return validate88.errors = [{ instancePath: instancePath + "/intent/labels", schemaPath: "#/properties/intent/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                                                            {
                                                              var valid3 = !0;
                                                              let len1 = data19.length;
                                                              for (let i1 = 0; i1 < len1; i1++) {
                                                                let _errs34 = errors;
                                                                validate111(data19[i1], { instancePath: instancePath + "/intent/labels/" + i1, parentData: data19, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors), errors = vErrors.length);
                                                                var valid3 = _errs34 === errors;
                                                                if (!valid3)
                                                                  break;
                                                              }
                                                            }
                                                          } else
                                                            return validate88.errors = [{ instancePath: instancePath + "/intent/labels", schemaPath: "#/properties/intent/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                                        var valid2 = _errs32 === errors;
                                                      } else
                                                        var valid2 = !0;
                                                      if (valid2)
                                                        if (data18.fingerprints !== void 0 && func0.call(data18, "fingerprints")) {
                                                          let data21 = data18.fingerprints, _errs35 = errors;
                                                          if (errors === _errs35)
                                                            if (Array.isArray(data21)) {
                                                              if (data21.length > 256)
                                                                return validate88.errors = [{ instancePath: instancePath + "/intent/fingerprints", schemaPath: "#/properties/intent/properties/fingerprints/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" }], !1;
                                                              {
                                                                var valid4 = !0;
                                                                let len2 = data21.length;
                                                                for (let i2 = 0; i2 < len2; i2++) {
                                                                  let _errs37 = errors;
                                                                  validate113(data21[i2], { instancePath: instancePath + "/intent/fingerprints/" + i2, parentData: data21, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors), errors = vErrors.length);
                                                                  var valid4 = _errs37 === errors;
                                                                  if (!valid4)
                                                                    break;
                                                                }
                                                              }
                                                            } else
                                                              return validate88.errors = [{ instancePath: instancePath + "/intent/fingerprints", schemaPath: "#/properties/intent/properties/fingerprints/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                                          var valid2 = _errs35 === errors;
                                                        } else
                                                          var valid2 = !0;
                                                    }
                                                  }
                                                } else
                                                  return validate88.errors = [{ instancePath: instancePath + "/intent", schemaPath: "#/properties/intent/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                              var valid0 = _errs29 === errors;
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
      return validate88.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate88.errors = vErrors, errors === 0;
}
validate88.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateCatalogObserved = validate115, schema53 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/catalog-observed.v1.schema.json", title: "CatalogObserved", description: "A definition of a tool, prompt or resource template that a server offered. Type shearpin.catalog.observed.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "server", "target", "bytes", "capabilities", "labels", "parameters"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, target: { $ref: "parts.v1.schema.json#/$defs/Target" }, bytes: { description: "Size of the definition.", type: "integer", minimum: 0, maximum: 9007199254740991 }, capabilities: { type: "array", maxItems: 16, items: { $ref: "parts.v1.schema.json#/$defs/Capability" } }, labels: { description: "Labels of the definition's own text.", type: "array", maxItems: 32, items: { $ref: "parts.v1.schema.json#/$defs/Label" } }, parameters: { type: "array", maxItems: 64, items: { title: "Parameter", type: "object", additionalProperties: !1, required: ["name", "required"], properties: { name: { type: "string", pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, required: { type: "boolean" } } } } } };
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate116.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate116.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate116.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate116.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate116.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate116.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate116.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate116.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate116.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate116.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate116.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate116.errors = vErrors, errors === 0;
}
validate116.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate118(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate118.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate118.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate118.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate118.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate118.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern40.test(data1))
                    return validate118.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate118.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate118.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate118.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema33.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate118.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate118.errors = vErrors, errors === 0;
}
validate118.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate120(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate120.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name"))
        return validate120.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "kind" || key0 === "name" || key0 === "definition" || key0 === "annotations")) {
            return validate120.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.kind !== void 0 && func0.call(data, "kind")) {
            let data0 = data.kind, _errs2 = errors;
            if (typeof data0 != "string")
              return validate120.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "tool" || data0 === "resource" || data0 === "prompt" || data0 === "completion" || data0 === "response" || data0 === "other"))
              return validate120.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema34.properties.kind.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0 && func0.call(data, "name")) {
              let data1 = data.name, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern37.test(data1))
                    return validate120.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                } else
                  return validate120.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.definition !== void 0 && func0.call(data, "definition")) {
                let data2 = data.definition, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern6.test(data2))
                      return validate120.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{32}$" }, message: 'must match pattern "^[0-9a-f]{32}$"' }], !1;
                  } else
                    return validate120.errors = [{ instancePath: instancePath + "/definition", schemaPath: "#/properties/definition/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
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
                          return validate120.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                          break;
                        }
                      if (_errs10 === errors) {
                        if (data3.readOnly !== void 0 && func0.call(data3, "readOnly")) {
                          let _errs11 = errors;
                          if (typeof data3.readOnly != "boolean")
                            return validate120.errors = [{ instancePath: instancePath + "/annotations/readOnly", schemaPath: "#/properties/annotations/properties/readOnly/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                          var valid1 = _errs11 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1) {
                          if (data3.destructive !== void 0 && func0.call(data3, "destructive")) {
                            let _errs13 = errors;
                            if (typeof data3.destructive != "boolean")
                              return validate120.errors = [{ instancePath: instancePath + "/annotations/destructive", schemaPath: "#/properties/annotations/properties/destructive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                            var valid1 = _errs13 === errors;
                          } else
                            var valid1 = !0;
                          if (valid1) {
                            if (data3.idempotent !== void 0 && func0.call(data3, "idempotent")) {
                              let _errs15 = errors;
                              if (typeof data3.idempotent != "boolean")
                                return validate120.errors = [{ instancePath: instancePath + "/annotations/idempotent", schemaPath: "#/properties/annotations/properties/idempotent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                              var valid1 = _errs15 === errors;
                            } else
                              var valid1 = !0;
                            if (valid1)
                              if (data3.openWorld !== void 0 && func0.call(data3, "openWorld")) {
                                let _errs17 = errors;
                                if (typeof data3.openWorld != "boolean")
                                  return validate120.errors = [{ instancePath: instancePath + "/annotations/openWorld", schemaPath: "#/properties/annotations/properties/openWorld/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                var valid1 = _errs17 === errors;
                              } else
                                var valid1 = !0;
                          }
                        }
                      }
                    } else
                      return validate120.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate120.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate120.errors = vErrors, errors === 0;
}
validate120.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate122.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source"))
        return validate122.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "name" || key0 === "source")) {
            return validate122.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0 && func0.call(data, "name")) {
            let data0 = data.name, _errs2 = errors;
            if (typeof data0 != "string")
              return validate122.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "read.public" || data0 === "read.untrusted" || data0 === "read.private" || data0 === "read.sensitive" || data0 === "credential.read" || data0 === "egress.message" || data0 === "egress.network" || data0 === "egress.share" || data0 === "write" || data0 === "destroy" || data0 === "execute" || data0 === "pay" || data0 === "account.change" || data0 === "identity.change" || data0 === "schedule" || data0 === "discover"))
              return validate122.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/enum", keyword: "enum", params: { allowedValues: schema35.properties.name.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.source !== void 0 && func0.call(data, "source")) {
              let data1 = data.source, _errs4 = errors;
              if (typeof data1 != "string")
                return validate122.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "operator" || data1 === "annotations" || data1 === "arguments" || data1 === "words" || data1 === "assumed"))
                return validate122.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/enum", keyword: "enum", params: { allowedValues: schema35.properties.source.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate122.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate122.errors = vErrors, errors === 0;
}
validate122.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate124(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate124.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" ? (validate124.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "secret.token" || data === "secret.key" || data === "secret.password" || data === "personal.email" || data === "personal.phone" || data === "personal.payment-card" || data === "personal.national-id" || data === "personal.iban" || data === "internal.address" || data === "instruction" || data === "hidden-characters" || data === "code" ? (validate124.errors = vErrors, errors === 0) : (validate124.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema37.enum }, message: "must be equal to one of the allowed values" }], !1);
}
validate124.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate115(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate115.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes") || (data.capabilities === void 0 || !func0.call(data, "capabilities")) && (missing0 = "capabilities") || (data.labels === void 0 || !func0.call(data, "labels")) && (missing0 = "labels") || (data.parameters === void 0 || !func0.call(data, "parameters")) && (missing0 = "parameters"))
        return validate115.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema53.properties, key0)) {
            return validate115.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate115.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate115.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate115.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate115.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate115.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern3.test(data2))
                      return validate115.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate115.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate116(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.server !== void 0 && func0.call(data, "server")) {
                    let _errs9 = errors;
                    validate118(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.target !== void 0 && func0.call(data, "target")) {
                      let _errs10 = errors;
                      validate120(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors), errors = vErrors.length);
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.bytes !== void 0 && func0.call(data, "bytes")) {
                        let data6 = data.bytes, _errs11 = errors;
                        if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                          return validate115.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs11 && typeof data6 == "number" && isFinite(data6)) {
                          if (data6 > 9007199254740991 || isNaN(data6))
                            return validate115.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data6 < 0 || isNaN(data6))
                            return validate115.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
                                return validate115.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }], !1;
                              {
                                var valid1 = !0;
                                let len0 = data7.length;
                                for (let i0 = 0; i0 < len0; i0++) {
                                  let _errs15 = errors;
                                  validate122(data7[i0], { instancePath: instancePath + "/capabilities/" + i0, parentData: data7, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors), errors = vErrors.length);
                                  var valid1 = _errs15 === errors;
                                  if (!valid1)
                                    break;
                                }
                              }
                            } else
                              return validate115.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs13 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.labels !== void 0 && func0.call(data, "labels")) {
                            let data9 = data.labels, _errs16 = errors;
                            if (errors === _errs16)
                              if (Array.isArray(data9)) {
                                if (data9.length > 32)
                                  return validate115.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }], !1;
                                {
                                  var valid2 = !0;
                                  let len1 = data9.length;
                                  for (let i1 = 0; i1 < len1; i1++) {
                                    let _errs18 = errors;
                                    validate124(data9[i1], { instancePath: instancePath + "/labels/" + i1, parentData: data9, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors), errors = vErrors.length);
                                    var valid2 = _errs18 === errors;
                                    if (!valid2)
                                      break;
                                  }
                                }
                              } else
                                return validate115.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                            var valid0 = _errs16 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0)
                            if (data.parameters !== void 0 && func0.call(data, "parameters")) {
                              let data11 = data.parameters, _errs19 = errors;
                              if (errors === _errs19)
                                if (Array.isArray(data11)) {
                                  if (data11.length > 64)
                                    return validate115.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }], !1;
                                  {
                                    var valid3 = !0;
                                    let len2 = data11.length;
                                    for (let i2 = 0; i2 < len2; i2++) {
                                      let data12 = data11[i2], _errs21 = errors;
                                      if (errors === _errs21)
                                        if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                                          let missing1;
                                          if ((data12.name === void 0 || !func0.call(data12, "name")) && (missing1 = "name") || (data12.required === void 0 || !func0.call(data12, "required")) && (missing1 = "required"))
                                            return validate115.errors = [{ instancePath: instancePath + "/parameters/" + i2, schemaPath: "#/properties/parameters/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                          {
                                            let _errs23 = errors;
                                            for (let key1 of Object.keys(data12))
                                              if (!(key1 === "name" || key1 === "required")) {
                                                return validate115.errors = [{ instancePath: instancePath + "/parameters/" + i2, schemaPath: "#/properties/parameters/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                                break;
                                              }
                                            if (_errs23 === errors) {
                                              if (data12.name !== void 0 && func0.call(data12, "name")) {
                                                let data13 = data12.name, _errs24 = errors;
                                                if (errors === _errs24)
                                                  if (typeof data13 == "string") {
                                                    if (!pattern37.test(data13))
                                                      return validate115.errors = [{ instancePath: instancePath + "/parameters/" + i2 + "/name", schemaPath: "#/properties/parameters/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$" }, message: 'must match pattern "^(#[0-9a-f]{16}|[A-Za-z0-9_$][A-Za-z0-9_$./:@\\-]{0,127})$"' }], !1;
                                                  } else
                                                    return validate115.errors = [{ instancePath: instancePath + "/parameters/" + i2 + "/name", schemaPath: "#/properties/parameters/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                var valid4 = _errs24 === errors;
                                              } else
                                                var valid4 = !0;
                                              if (valid4)
                                                if (data12.required !== void 0 && func0.call(data12, "required")) {
                                                  let _errs26 = errors;
                                                  if (typeof data12.required != "boolean")
                                                    return validate115.errors = [{ instancePath: instancePath + "/parameters/" + i2 + "/required", schemaPath: "#/properties/parameters/items/properties/required/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                                  var valid4 = _errs26 === errors;
                                                } else
                                                  var valid4 = !0;
                                            }
                                          }
                                        } else
                                          return validate115.errors = [{ instancePath: instancePath + "/parameters/" + i2, schemaPath: "#/properties/parameters/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                      var valid3 = _errs21 === errors;
                                      if (!valid3)
                                        break;
                                    }
                                  }
                                } else
                                  return validate115.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                              var valid0 = _errs19 === errors;
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
    } else
      return validate115.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate115.errors = vErrors, errors === 0;
}
validate115.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateDlqRecord = validate126, schema59 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/dlq-record.v1.schema.json", title: "DlqRecord", description: "A record that could not be processed: where it stands and why, never its bytes.", type: "object", additionalProperties: !1, required: ["reason", "topic", "partition", "offset", "bytes", "sha256", "appendTimeMs"], properties: { reason: { type: "string", enum: ["no-mac", "bad-mac", "unknown-gateway", "foreign-tenant", "wrong-key", "not-json", "schema", "unknown-type", "oversize", "clock", "poison"] }, detail: { description: "Schema path and keyword; never a value.", type: "string", maxLength: 256 }, topic: { type: "string", maxLength: 249 }, partition: { type: "integer", minimum: 0, maximum: 9007199254740991 }, offset: { description: "Offset as decimal text.", type: "string", pattern: "^[0-9]{1,20}$" }, bytes: { description: "Length of the value.", type: "integer", minimum: 0, maximum: 9007199254740991 }, sha256: { description: "Of the value.", type: "string", pattern: "^[0-9a-f]{64}$" }, appendTimeMs: { type: "integer", minimum: 0, maximum: 9007199254740991 } } }, pattern79 = new RegExp("^[0-9a-f]{64}$", "u");
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate126.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason") || (data.topic === void 0 || !func0.call(data, "topic")) && (missing0 = "topic") || (data.partition === void 0 || !func0.call(data, "partition")) && (missing0 = "partition") || (data.offset === void 0 || !func0.call(data, "offset")) && (missing0 = "offset") || (data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes") || (data.sha256 === void 0 || !func0.call(data, "sha256")) && (missing0 = "sha256") || (data.appendTimeMs === void 0 || !func0.call(data, "appendTimeMs")) && (missing0 = "appendTimeMs"))
        return validate126.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "reason" || key0 === "detail" || key0 === "topic" || key0 === "partition" || key0 === "offset" || key0 === "bytes" || key0 === "sha256" || key0 === "appendTimeMs")) {
            return validate126.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.reason !== void 0 && func0.call(data, "reason")) {
            let data0 = data.reason, _errs2 = errors;
            if (typeof data0 != "string")
              return validate126.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "no-mac" || data0 === "bad-mac" || data0 === "unknown-gateway" || data0 === "foreign-tenant" || data0 === "wrong-key" || data0 === "not-json" || data0 === "schema" || data0 === "unknown-type" || data0 === "oversize" || data0 === "clock" || data0 === "poison"))
              return validate126.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/enum", keyword: "enum", params: { allowedValues: schema59.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.detail !== void 0 && func0.call(data, "detail")) {
              let data1 = data.detail, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func130(data1) > 256)
                    return validate126.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }], !1;
                } else
                  return validate126.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.topic !== void 0 && func0.call(data, "topic")) {
                let data2 = data.topic, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (func130(data2) > 249)
                      return validate126.errors = [{ instancePath: instancePath + "/topic", schemaPath: "#/properties/topic/maxLength", keyword: "maxLength", params: { limit: 249 }, message: "must NOT have more than 249 characters" }], !1;
                  } else
                    return validate126.errors = [{ instancePath: instancePath + "/topic", schemaPath: "#/properties/topic/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.partition !== void 0 && func0.call(data, "partition")) {
                  let data3 = data.partition, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate126.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                    if (data3 > 9007199254740991 || isNaN(data3))
                      return validate126.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                    if (data3 < 0 || isNaN(data3))
                      return validate126.errors = [{ instancePath: instancePath + "/partition", schemaPath: "#/properties/partition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  }
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.offset !== void 0 && func0.call(data, "offset")) {
                    let data4 = data.offset, _errs10 = errors;
                    if (errors === _errs10)
                      if (typeof data4 == "string") {
                        if (!pattern10.test(data4))
                          return validate126.errors = [{ instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,20}$" }, message: 'must match pattern "^[0-9]{1,20}$"' }], !1;
                      } else
                        return validate126.errors = [{ instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.bytes !== void 0 && func0.call(data, "bytes")) {
                      let data5 = data.bytes, _errs12 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate126.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs12 && typeof data5 == "number" && isFinite(data5)) {
                        if (data5 > 9007199254740991 || isNaN(data5))
                          return validate126.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                        if (data5 < 0 || isNaN(data5))
                          return validate126.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      }
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.sha256 !== void 0 && func0.call(data, "sha256")) {
                        let data6 = data.sha256, _errs14 = errors;
                        if (errors === _errs14)
                          if (typeof data6 == "string") {
                            if (!pattern79.test(data6))
                              return validate126.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
                          } else
                            return validate126.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs14 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0)
                        if (data.appendTimeMs !== void 0 && func0.call(data, "appendTimeMs")) {
                          let data7 = data.appendTimeMs, _errs16 = errors;
                          if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                            return validate126.errors = [{ instancePath: instancePath + "/appendTimeMs", schemaPath: "#/properties/appendTimeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs16 && typeof data7 == "number" && isFinite(data7)) {
                            if (data7 > 9007199254740991 || isNaN(data7))
                              return validate126.errors = [{ instancePath: instancePath + "/appendTimeMs", schemaPath: "#/properties/appendTimeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                            if (data7 < 0 || isNaN(data7))
                              return validate126.errors = [{ instancePath: instancePath + "/appendTimeMs", schemaPath: "#/properties/appendTimeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
      return validate126.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate126.errors = vErrors, errors === 0;
}
validate126.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateHeartbeat = validate127, schema60 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/heartbeat.v1.schema.json", title: "Heartbeat", description: "A gateway lives, and what it could not tell. Type shearpin.gateway.heartbeat.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "intervalMs", "dropped", "buffered", "feed", "clockOffsetMs"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, intervalMs: { description: "Until the next one.", type: "integer", minimum: 1, maximum: 9007199254740991 }, dropped: { title: "Dropped", description: "What did not fit the buffer.", type: "object", additionalProperties: !1, required: ["total", "sinceLast"], properties: { total: { description: "Events dropped since boot.", type: "integer", minimum: 0, maximum: 9007199254740991 }, sinceLast: { description: "Events dropped since the last heartbeat.", type: "integer", minimum: 0, maximum: 9007199254740991 } } }, buffered: { description: "Events that wait to be produced.", type: "integer", minimum: 0, maximum: 9007199254740991 }, sessions: { description: "Sessions with traffic or drops since the last heartbeat.", type: "array", maxItems: 256, items: { title: "HeartbeatSession", type: "object", additionalProperties: !1, required: ["key", "seq", "dropped"], properties: { key: { type: "string", pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, seq: { description: "Last sequence number given.", type: "integer", minimum: 0, maximum: 9007199254740991 }, dropped: { description: "Events of this session dropped since boot.", type: "integer", minimum: 0, maximum: 9007199254740991 } } } }, feed: { title: "Feed", type: "object", additionalProperties: !1, required: ["state"], properties: { state: { description: "State of the command feed at this gateway.", type: "string", enum: ["booting", "fresh", "stale"] }, reason: { type: "string", enum: ["no-beacon", "beacon-mismatch", "unreachable", "clock"] }, live: { description: "Live commands.", type: "integer", minimum: 0, maximum: 9007199254740991 } } }, clockOffsetMs: { description: "Own clock against the log's append time.", type: "integer" } } };
function validate128(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate128.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate128.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate128.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate128.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate128.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate128.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate128.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate128.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate128.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate128.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate128.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate128.errors = vErrors, errors === 0;
}
validate128.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate127(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate127.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.intervalMs === void 0 || !func0.call(data, "intervalMs")) && (missing0 = "intervalMs") || (data.dropped === void 0 || !func0.call(data, "dropped")) && (missing0 = "dropped") || (data.buffered === void 0 || !func0.call(data, "buffered")) && (missing0 = "buffered") || (data.feed === void 0 || !func0.call(data, "feed")) && (missing0 = "feed") || (data.clockOffsetMs === void 0 || !func0.call(data, "clockOffsetMs")) && (missing0 = "clockOffsetMs"))
        return validate127.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema60.properties, key0)) {
            return validate127.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate127.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate127.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate127.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate127.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate127.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern3.test(data2))
                      return validate127.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate127.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate128(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate128.errors : vErrors.concat(validate128.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.intervalMs !== void 0 && func0.call(data, "intervalMs")) {
                    let data4 = data.intervalMs, _errs9 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate127.errors = [{ instancePath: instancePath + "/intervalMs", schemaPath: "#/properties/intervalMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
                      if (data4 > 9007199254740991 || isNaN(data4))
                        return validate127.errors = [{ instancePath: instancePath + "/intervalMs", schemaPath: "#/properties/intervalMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                      if (data4 < 1 || isNaN(data4))
                        return validate127.errors = [{ instancePath: instancePath + "/intervalMs", schemaPath: "#/properties/intervalMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
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
                            return validate127.errors = [{ instancePath: instancePath + "/dropped", schemaPath: "#/properties/dropped/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                          {
                            let _errs13 = errors;
                            for (let key1 of Object.keys(data5))
                              if (!(key1 === "total" || key1 === "sinceLast")) {
                                return validate127.errors = [{ instancePath: instancePath + "/dropped", schemaPath: "#/properties/dropped/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                break;
                              }
                            if (_errs13 === errors) {
                              if (data5.total !== void 0 && func0.call(data5, "total")) {
                                let data6 = data5.total, _errs14 = errors;
                                if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                                  return validate127.errors = [{ instancePath: instancePath + "/dropped/total", schemaPath: "#/properties/dropped/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
                                  if (data6 > 9007199254740991 || isNaN(data6))
                                    return validate127.errors = [{ instancePath: instancePath + "/dropped/total", schemaPath: "#/properties/dropped/properties/total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                  if (data6 < 0 || isNaN(data6))
                                    return validate127.errors = [{ instancePath: instancePath + "/dropped/total", schemaPath: "#/properties/dropped/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                }
                                var valid1 = _errs14 === errors;
                              } else
                                var valid1 = !0;
                              if (valid1)
                                if (data5.sinceLast !== void 0 && func0.call(data5, "sinceLast")) {
                                  let data7 = data5.sinceLast, _errs16 = errors;
                                  if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                                    return validate127.errors = [{ instancePath: instancePath + "/dropped/sinceLast", schemaPath: "#/properties/dropped/properties/sinceLast/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                  if (errors === _errs16 && typeof data7 == "number" && isFinite(data7)) {
                                    if (data7 > 9007199254740991 || isNaN(data7))
                                      return validate127.errors = [{ instancePath: instancePath + "/dropped/sinceLast", schemaPath: "#/properties/dropped/properties/sinceLast/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                    if (data7 < 0 || isNaN(data7))
                                      return validate127.errors = [{ instancePath: instancePath + "/dropped/sinceLast", schemaPath: "#/properties/dropped/properties/sinceLast/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                  }
                                  var valid1 = _errs16 === errors;
                                } else
                                  var valid1 = !0;
                            }
                          }
                        } else
                          return validate127.errors = [{ instancePath: instancePath + "/dropped", schemaPath: "#/properties/dropped/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.buffered !== void 0 && func0.call(data, "buffered")) {
                        let data8 = data.buffered, _errs18 = errors;
                        if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                          return validate127.errors = [{ instancePath: instancePath + "/buffered", schemaPath: "#/properties/buffered/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs18 && typeof data8 == "number" && isFinite(data8)) {
                          if (data8 > 9007199254740991 || isNaN(data8))
                            return validate127.errors = [{ instancePath: instancePath + "/buffered", schemaPath: "#/properties/buffered/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                          if (data8 < 0 || isNaN(data8))
                            return validate127.errors = [{ instancePath: instancePath + "/buffered", schemaPath: "#/properties/buffered/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
                                return validate127.errors = [{ instancePath: instancePath + "/sessions", schemaPath: "#/properties/sessions/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" }], !1;
                              {
                                var valid2 = !0;
                                let len0 = data9.length;
                                for (let i0 = 0; i0 < len0; i0++) {
                                  let data10 = data9[i0], _errs22 = errors;
                                  if (errors === _errs22)
                                    if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                                      let missing2;
                                      if ((data10.key === void 0 || !func0.call(data10, "key")) && (missing2 = "key") || (data10.seq === void 0 || !func0.call(data10, "seq")) && (missing2 = "seq") || (data10.dropped === void 0 || !func0.call(data10, "dropped")) && (missing2 = "dropped"))
                                        return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0, schemaPath: "#/properties/sessions/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                                      {
                                        let _errs24 = errors;
                                        for (let key2 of Object.keys(data10))
                                          if (!(key2 === "key" || key2 === "seq" || key2 === "dropped")) {
                                            return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0, schemaPath: "#/properties/sessions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                            break;
                                          }
                                        if (_errs24 === errors) {
                                          if (data10.key !== void 0 && func0.call(data10, "key")) {
                                            let data11 = data10.key, _errs25 = errors;
                                            if (errors === _errs25)
                                              if (typeof data11 == "string") {
                                                if (!pattern24.test(data11))
                                                  return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/key", schemaPath: "#/properties/sessions/items/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                                              } else
                                                return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/key", schemaPath: "#/properties/sessions/items/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            var valid3 = _errs25 === errors;
                                          } else
                                            var valid3 = !0;
                                          if (valid3) {
                                            if (data10.seq !== void 0 && func0.call(data10, "seq")) {
                                              let data12 = data10.seq, _errs27 = errors;
                                              if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12)))
                                                return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/seq", schemaPath: "#/properties/sessions/items/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                              if (errors === _errs27 && typeof data12 == "number" && isFinite(data12)) {
                                                if (data12 > 9007199254740991 || isNaN(data12))
                                                  return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/seq", schemaPath: "#/properties/sessions/items/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                if (data12 < 0 || isNaN(data12))
                                                  return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/seq", schemaPath: "#/properties/sessions/items/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                              }
                                              var valid3 = _errs27 === errors;
                                            } else
                                              var valid3 = !0;
                                            if (valid3)
                                              if (data10.dropped !== void 0 && func0.call(data10, "dropped")) {
                                                let data13 = data10.dropped, _errs29 = errors;
                                                if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13)))
                                                  return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/dropped", schemaPath: "#/properties/sessions/items/properties/dropped/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                if (errors === _errs29 && typeof data13 == "number" && isFinite(data13)) {
                                                  if (data13 > 9007199254740991 || isNaN(data13))
                                                    return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/dropped", schemaPath: "#/properties/sessions/items/properties/dropped/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                                  if (data13 < 0 || isNaN(data13))
                                                    return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0 + "/dropped", schemaPath: "#/properties/sessions/items/properties/dropped/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                }
                                                var valid3 = _errs29 === errors;
                                              } else
                                                var valid3 = !0;
                                          }
                                        }
                                      }
                                    } else
                                      return validate127.errors = [{ instancePath: instancePath + "/sessions/" + i0, schemaPath: "#/properties/sessions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                  var valid2 = _errs22 === errors;
                                  if (!valid2)
                                    break;
                                }
                              }
                            } else
                              return validate127.errors = [{ instancePath: instancePath + "/sessions", schemaPath: "#/properties/sessions/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
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
                                  return validate127.errors = [{ instancePath: instancePath + "/feed", schemaPath: "#/properties/feed/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }], !1;
                                {
                                  let _errs33 = errors;
                                  for (let key3 of Object.keys(data14))
                                    if (!(key3 === "state" || key3 === "reason" || key3 === "live")) {
                                      return validate127.errors = [{ instancePath: instancePath + "/feed", schemaPath: "#/properties/feed/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }], !1;
                                      break;
                                    }
                                  if (_errs33 === errors) {
                                    if (data14.state !== void 0 && func0.call(data14, "state")) {
                                      let data15 = data14.state, _errs34 = errors;
                                      if (typeof data15 != "string")
                                        return validate127.errors = [{ instancePath: instancePath + "/feed/state", schemaPath: "#/properties/feed/properties/state/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      if (!(data15 === "booting" || data15 === "fresh" || data15 === "stale"))
                                        return validate127.errors = [{ instancePath: instancePath + "/feed/state", schemaPath: "#/properties/feed/properties/state/enum", keyword: "enum", params: { allowedValues: schema60.properties.feed.properties.state.enum }, message: "must be equal to one of the allowed values" }], !1;
                                      var valid4 = _errs34 === errors;
                                    } else
                                      var valid4 = !0;
                                    if (valid4) {
                                      if (data14.reason !== void 0 && func0.call(data14, "reason")) {
                                        let data16 = data14.reason, _errs36 = errors;
                                        if (typeof data16 != "string")
                                          return validate127.errors = [{ instancePath: instancePath + "/feed/reason", schemaPath: "#/properties/feed/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        if (!(data16 === "no-beacon" || data16 === "beacon-mismatch" || data16 === "unreachable" || data16 === "clock"))
                                          return validate127.errors = [{ instancePath: instancePath + "/feed/reason", schemaPath: "#/properties/feed/properties/reason/enum", keyword: "enum", params: { allowedValues: schema60.properties.feed.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
                                        var valid4 = _errs36 === errors;
                                      } else
                                        var valid4 = !0;
                                      if (valid4)
                                        if (data14.live !== void 0 && func0.call(data14, "live")) {
                                          let data17 = data14.live, _errs38 = errors;
                                          if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17)))
                                            return validate127.errors = [{ instancePath: instancePath + "/feed/live", schemaPath: "#/properties/feed/properties/live/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                          if (errors === _errs38 && typeof data17 == "number" && isFinite(data17)) {
                                            if (data17 > 9007199254740991 || isNaN(data17))
                                              return validate127.errors = [{ instancePath: instancePath + "/feed/live", schemaPath: "#/properties/feed/properties/live/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                                            if (data17 < 0 || isNaN(data17))
                                              return validate127.errors = [{ instancePath: instancePath + "/feed/live", schemaPath: "#/properties/feed/properties/live/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                          }
                                          var valid4 = _errs38 === errors;
                                        } else
                                          var valid4 = !0;
                                    }
                                  }
                                }
                              } else
                                return validate127.errors = [{ instancePath: instancePath + "/feed", schemaPath: "#/properties/feed/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                            var valid0 = _errs31 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0)
                            if (data.clockOffsetMs !== void 0 && func0.call(data, "clockOffsetMs")) {
                              let data18 = data.clockOffsetMs, _errs40 = errors;
                              if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18)))
                                return validate127.errors = [{ instancePath: instancePath + "/clockOffsetMs", schemaPath: "#/properties/clockOffsetMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
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
    } else
      return validate127.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate127.errors = vErrors, errors === 0;
}
validate127.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateNotification = validate130, schema62 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/events/notification.v1.schema.json", title: "Notification", description: "A notification that passed. Type shearpin.notification.v1.", type: "object", additionalProperties: !1, required: ["id", "timeMs", "tenant", "gateway", "session", "server", "direction", "method", "bytes"], properties: { id: { description: "Event id.", type: "string", pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, timeMs: { description: "Event time, by the gateway's clock.", type: "integer", minimum: 0, maximum: 9007199254740991 }, tenant: { description: "Tenant.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, gateway: { $ref: "parts.v1.schema.json#/$defs/Gateway" }, session: { $ref: "parts.v1.schema.json#/$defs/Session" }, server: { $ref: "parts.v1.schema.json#/$defs/Server" }, direction: { type: "string", enum: ["to-server", "to-client"] }, method: { description: "MCP method, or 'other'.", type: "string", pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$", maxLength: 64 }, bytes: { type: "integer", minimum: 0, maximum: 9007199254740991 } } };
function validate131(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate131.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.boot === void 0 || !func0.call(data, "boot")) && (missing0 = "boot") || (data.seq === void 0 || !func0.call(data, "seq")) && (missing0 = "seq"))
        return validate131.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "boot" || key0 === "seq")) {
            return validate131.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate131.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate131.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.boot !== void 0 && func0.call(data, "boot")) {
              let data1 = data.boot, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate131.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
                } else
                  return validate131.errors = [{ instancePath: instancePath + "/boot", schemaPath: "#/properties/boot/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.seq !== void 0 && func0.call(data, "seq")) {
                let data2 = data.seq, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate131.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 9007199254740991 || isNaN(data2))
                    return validate131.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                  if (data2 < 1 || isNaN(data2))
                    return validate131.errors = [{ instancePath: instancePath + "/seq", schemaPath: "#/properties/seq/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate131.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate131.errors = vErrors, errors === 0;
}
validate131.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate133(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate133.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.key === void 0 || !func0.call(data, "key")) && (missing0 = "key") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.confidence === void 0 || !func0.call(data, "confidence")) && (missing0 = "confidence"))
        return validate133.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "key" || key0 === "method" || key0 === "confidence" || key0 === "alias")) {
            return validate133.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.key !== void 0 && func0.call(data, "key")) {
            let data0 = data.key, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern24.test(data0))
                  return validate133.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
              } else
                return validate133.errors = [{ instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.method !== void 0 && func0.call(data, "method")) {
              let data1 = data.method, _errs4 = errors;
              if (typeof data1 != "string")
                return validate133.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "host" || data1 === "legacy" || data1 === "trace" || data1 === "handle" || data1 === "value" || data1 === "process" || data1 === "principal"))
                return validate133.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema27.properties.method.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                let data2 = data.confidence, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 > 1 || isNaN(data2))
                      return validate133.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                    if (data2 < 0 || isNaN(data2))
                      return validate133.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate133.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.alias !== void 0 && func0.call(data, "alias")) {
                  let data3 = data.alias, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (!pattern24.test(data3))
                        return validate133.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}\\.[a-z]{1,12}\\.[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate133.errors = [{ instancePath: instancePath + "/alias", schemaPath: "#/properties/alias/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate133.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate133.errors = vErrors, errors === 0;
}
validate133.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate135(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate135.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.transport === void 0 || !func0.call(data, "transport")) && (missing0 = "transport"))
        return validate135.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "version" || key0 === "transport")) {
            return validate135.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate135.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
              } else
                return validate135.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.version !== void 0 && func0.call(data, "version")) {
              let data1 = data.version, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern40.test(data1))
                    return validate135.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$" }, message: 'must match pattern "^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$"' }], !1;
                } else
                  return validate135.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.transport !== void 0 && func0.call(data, "transport")) {
                let data2 = data.transport, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate135.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (!(data2 === "stdio" || data2 === "http"))
                  return validate135.errors = [{ instancePath: instancePath + "/transport", schemaPath: "#/properties/transport/enum", keyword: "enum", params: { allowedValues: schema33.properties.transport.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate135.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate135.errors = vErrors, errors === 0;
}
validate135.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate130(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate130.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.timeMs === void 0 || !func0.call(data, "timeMs")) && (missing0 = "timeMs") || (data.tenant === void 0 || !func0.call(data, "tenant")) && (missing0 = "tenant") || (data.gateway === void 0 || !func0.call(data, "gateway")) && (missing0 = "gateway") || (data.session === void 0 || !func0.call(data, "session")) && (missing0 = "session") || (data.server === void 0 || !func0.call(data, "server")) && (missing0 = "server") || (data.direction === void 0 || !func0.call(data, "direction")) && (missing0 = "direction") || (data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method") || (data.bytes === void 0 || !func0.call(data, "bytes")) && (missing0 = "bytes"))
        return validate130.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema62.properties, key0)) {
            return validate130.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern4.test(data0))
                  return validate130.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-HJKMNP-TV-Z]{26}$" }, message: 'must match pattern "^[0-9A-HJKMNP-TV-Z]{26}$"' }], !1;
              } else
                return validate130.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.timeMs !== void 0 && func0.call(data, "timeMs")) {
              let data1 = data.timeMs, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate130.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 9007199254740991 || isNaN(data1))
                  return validate130.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                if (data1 < 0 || isNaN(data1))
                  return validate130.errors = [{ instancePath: instancePath + "/timeMs", schemaPath: "#/properties/timeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tenant !== void 0 && func0.call(data, "tenant")) {
                let data2 = data.tenant, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (!pattern3.test(data2))
                      return validate130.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' }], !1;
                  } else
                    return validate130.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gateway !== void 0 && func0.call(data, "gateway")) {
                  let _errs8 = errors;
                  validate131(data.gateway, { instancePath: instancePath + "/gateway", parentData: data, parentDataProperty: "gateway", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.session !== void 0 && func0.call(data, "session")) {
                    let _errs9 = errors;
                    validate133(data.session, { instancePath: instancePath + "/session", parentData: data, parentDataProperty: "session", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.server !== void 0 && func0.call(data, "server")) {
                      let _errs10 = errors;
                      validate135(data.server, { instancePath: instancePath + "/server", parentData: data, parentDataProperty: "server", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors), errors = vErrors.length);
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.direction !== void 0 && func0.call(data, "direction")) {
                        let data6 = data.direction, _errs11 = errors;
                        if (typeof data6 != "string")
                          return validate130.errors = [{ instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        if (!(data6 === "to-server" || data6 === "to-client"))
                          return validate130.errors = [{ instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/enum", keyword: "enum", params: { allowedValues: schema62.properties.direction.enum }, message: "must be equal to one of the allowed values" }], !1;
                        var valid0 = _errs11 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.method !== void 0 && func0.call(data, "method")) {
                          let data7 = data.method, _errs13 = errors;
                          if (errors === _errs13)
                            if (typeof data7 == "string") {
                              if (func130(data7) > 64)
                                return validate130.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
                              if (!pattern41.test(data7))
                                return validate130.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/pattern", keyword: "pattern", params: { pattern: "^[a-z]+(/[a-zA-Z_]+){0,3}$" }, message: 'must match pattern "^[a-z]+(/[a-zA-Z_]+){0,3}$"' }], !1;
                            } else
                              return validate130.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid0 = _errs13 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0)
                          if (data.bytes !== void 0 && func0.call(data, "bytes")) {
                            let data8 = data.bytes, _errs15 = errors;
                            if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                              return validate130.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                            if (errors === _errs15 && typeof data8 == "number" && isFinite(data8)) {
                              if (data8 > 9007199254740991 || isNaN(data8))
                                return validate130.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" }], !1;
                              if (data8 < 0 || isNaN(data8))
                                return validate130.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
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
      return validate130.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate130.errors = vErrors, errors === 0;
}
validate130.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };

// part:part:1
var validateGateways = validate522;
var func02 = Object.prototype.hasOwnProperty, func70 = require_ucs2length().default, pattern32 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "u");
function validate522(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate522.evaluated;
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
                    if (func70(data6) > 4096) {
                      let err15 = { instancePath: instancePath + "/gateways/" + i0 + "/ingestKeyFiles/" + i1, schemaPath: "#/properties/gateways/items/properties/ingestKeyFiles/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, message: "must NOT have more than 4096 characters" };
                      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                    }
                    if (func70(data6) < 1) {
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
  return validate522.errors = vErrors, errors === 0;
}
validate522.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateTrust = validate532, schema20 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/config/trust.v1.schema.json", title: "Trust", description: "Which public keys may sign commands, for whom and over what. Public; every gateway and worker holds it.", type: "object", additionalProperties: !1, required: ["spec", "deployment", "keys"], properties: { spec: { const: "shearpin.trust.v1" }, deployment: { description: "Audience of every signature.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, keys: { type: "array", minItems: 1, maxItems: 64, items: { title: "TrustKey", type: "object", additionalProperties: !1, required: ["kid", "writer", "publicKey", "tenants", "scopes", "initiators", "status"], properties: { kid: { description: "Names the key in signatures.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$" }, writer: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, publicKey: { description: "Ed25519 public key, 32 bytes as base64url.", type: "string", pattern: "^[A-Za-z0-9_-]{43}$" }, tenants: { description: "Tenants that the key may command; * stands for all.", type: "array", minItems: 1, maxItems: 1024, items: { type: "string", pattern: "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$" } }, scopes: { description: "Scope kinds that the key may command.", type: "array", minItems: 1, maxItems: 8, items: { type: "string", enum: ["call", "session", "agent", "principal", "server", "tool", "tenant", "global"] } }, initiators: { description: "In whose name the key may command; a person's state wins over policy.", type: "array", minItems: 1, maxItems: 2, items: { type: "string", enum: ["policy", "person"] } }, status: { description: "Nothing signed by a retired key is taken.", type: "string", enum: ["active", "retired"] } } } } } }, pattern62 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", "u"), pattern8 = new RegExp("^[A-Za-z0-9_-]{43}$", "u"), pattern9 = new RegExp("^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|\\*)$", "u");
function validate532(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate532.evaluated;
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
                if (!pattern62.test(data4)) {
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
                if (!pattern8.test(data6)) {
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
                    if (!pattern9.test(data8)) {
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
                    let err31 = { instancePath: instancePath + "/keys/" + i0 + "/scopes/" + i2, schemaPath: "#/properties/keys/items/properties/scopes/items/enum", keyword: "enum", params: { allowedValues: schema20.properties.keys.items.properties.scopes.items.enum }, message: "must be equal to one of the allowed values" };
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
                    let err36 = { instancePath: instancePath + "/keys/" + i0 + "/initiators/" + i3, schemaPath: "#/properties/keys/items/properties/initiators/items/enum", keyword: "enum", params: { allowedValues: schema20.properties.keys.items.properties.initiators.items.enum }, message: "must be equal to one of the allowed values" };
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
                let err39 = { instancePath: instancePath + "/keys/" + i0 + "/status", schemaPath: "#/properties/keys/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema20.properties.keys.items.properties.status.enum }, message: "must be equal to one of the allowed values" };
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
  return validate532.errors = vErrors, errors === 0;
}
validate532.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validateWorkerConfig = validate542, schema212 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://shearpin.dev/schemas/config/worker.v1.schema.json", title: "WorkerConfig", description: "Configuration of a worker.", type: "object", additionalProperties: !1, required: ["kafkaBrokers", "redisUrl", "keysDir"], properties: { kafkaBrokers: { description: "Kafka brokers, host:port, separated by commas.", type: "array", minItems: 1, maxItems: 64, items: { type: "string", pattern: "^[^\\s,:]+:[0-9]{1,5}$" }, "x-env": "SHEARPIN_KAFKA_BROKERS" }, topicPrefix: { description: "Put before the name of every topic.", type: "string", pattern: "^[A-Za-z0-9._-]{0,64}$", default: "", "x-env": "SHEARPIN_TOPIC_PREFIX" }, redisUrl: { description: "Redis that holds the sessions, redis:// or rediss://.", type: "string", pattern: "^rediss?://", "x-env": "SHEARPIN_REDIS_URL" }, keyPrefix: { description: "Put before every key in Redis.", type: "string", pattern: "^[A-Za-z0-9:._-]{0,64}$", default: "shearpin:", "x-env": "SHEARPIN_KEY_PREFIX" }, keysDir: { description: "Folder of the worker's keys, as made by `shearpin keys new`.", type: "string", minLength: 1, "x-env": "SHEARPIN_KEYS_DIR" }, deployment: { description: "Audience of the commands: gateways of another deployment refuse them.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", default: "default", "x-env": "SHEARPIN_DEPLOYMENT" }, adminListen: { description: "Where /livez, /readyz and /metrics are served, host:port; port 0 takes a free one.", type: "string", pattern: "^[^\\s]+:[0-9]{1,5}$", default: "127.0.0.1:9465", "x-env": "SHEARPIN_ADMIN_LISTEN" }, logLevel: { description: "Least severe level that is logged.", type: "string", enum: ["debug", "info", "warn", "error", "silent"], default: "info", "x-env": "SHEARPIN_LOG_LEVEL" }, groupId: { description: "Consumer group that the workers of a deployment share.", type: "string", pattern: "^[A-Za-z0-9._-]{1,128}$", default: "shearpin-worker", "x-env": "SHEARPIN_GROUP_ID" }, sessionIdleMs: { description: "A session that was silent for so long has ended.", type: "integer", minimum: 1e3, maximum: 6048e5, default: 18e5, "x-env": "SHEARPIN_SESSION_IDLE_MS" }, replayWindowMs: { description: "How long the state of an ended session is kept; with the idle time, how far a worker goes back when Redis lost its data.", type: "integer", minimum: 1e3, maximum: 6048e5, default: 36e5, "x-env": "SHEARPIN_REPLAY_WINDOW_MS" }, cacheSessionsMax: { description: "Sessions that are kept in memory per partition.", type: "integer", minimum: 1, maximum: 1e7, default: 2e4, "x-env": "SHEARPIN_CACHE_SESSIONS_MAX" }, recordBytesMax: { description: "A longer record goes to the dead-letter topic.", type: "integer", minimum: 1024, maximum: 67108864, default: 1048576, "x-env": "SHEARPIN_RECORD_BYTES_MAX" }, batchRecordsMax: { description: "Records that are processed, saved, published and committed together.", type: "integer", minimum: 1, maximum: 1e4, default: 500, "x-env": "SHEARPIN_BATCH_RECORDS_MAX" }, attemptsMax: { description: "A record during which the process died so often goes to the dead-letter topic.", type: "integer", minimum: 1, maximum: 100, default: 3, "x-env": "SHEARPIN_ATTEMPTS_MAX" }, beaconMs: { description: "Time between two beacons of a partition; gateways hold the command feed for stale without them.", type: "integer", minimum: 100, maximum: 6e4, default: 2e3, "x-env": "SHEARPIN_BEACON_MS" }, ackTimeoutMs: { description: "A live gateway that has not acknowledged a live command for so long raises a health alert.", type: "integer", minimum: 100, maximum: 36e5, default: 5e3, "x-env": "SHEARPIN_ACK_TIMEOUT_MS" }, clockToleranceMs: { description: "How far the clocks of gateways may differ: an expired command is kept so much longer.", type: "integer", minimum: 0, maximum: 36e5, default: 6e4, "x-env": "SHEARPIN_CLOCK_TOLERANCE_MS" } } }, pattern102 = new RegExp("^[^\\s,:]+:[0-9]{1,5}$", "u"), pattern112 = new RegExp("^[A-Za-z0-9._-]{0,64}$", "u"), pattern12 = new RegExp("^rediss?://", "u"), pattern132 = new RegExp("^[A-Za-z0-9:._-]{0,64}$", "u"), pattern152 = new RegExp("^[^\\s]+:[0-9]{1,5}$", "u"), pattern16 = new RegExp("^[A-Za-z0-9._-]{1,128}$", "u");
function validate542(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate542.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kafkaBrokers === void 0 || !func02.call(data, "kafkaBrokers")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kafkaBrokers" }, message: "must have required property 'kafkaBrokers'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.redisUrl === void 0 || !func02.call(data, "redisUrl")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "redisUrl" }, message: "must have required property 'redisUrl'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.keysDir === void 0 || !func02.call(data, "keysDir")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "keysDir" }, message: "must have required property 'keysDir'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!func02.call(schema212.properties, key0)) {
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
            if (!pattern102.test(data1)) {
              let err6 = { instancePath: instancePath + "/kafkaBrokers/" + i0, schemaPath: "#/properties/kafkaBrokers/items/pattern", keyword: "pattern", params: { pattern: "^[^\\s,:]+:[0-9]{1,5}$" }, message: 'must match pattern "^[^\\s,:]+:[0-9]{1,5}$"' };
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
        if (!pattern112.test(data2)) {
          let err9 = { instancePath: instancePath + "/topicPrefix", schemaPath: "#/properties/topicPrefix/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]{0,64}$" }, message: 'must match pattern "^[A-Za-z0-9._-]{0,64}$"' };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        let err10 = { instancePath: instancePath + "/topicPrefix", schemaPath: "#/properties/topicPrefix/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.redisUrl !== void 0 && func02.call(data, "redisUrl")) {
      let data3 = data.redisUrl;
      if (typeof data3 == "string") {
        if (!pattern12.test(data3)) {
          let err11 = { instancePath: instancePath + "/redisUrl", schemaPath: "#/properties/redisUrl/pattern", keyword: "pattern", params: { pattern: "^rediss?://" }, message: 'must match pattern "^rediss?://"' };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      } else {
        let err12 = { instancePath: instancePath + "/redisUrl", schemaPath: "#/properties/redisUrl/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.keyPrefix !== void 0 && func02.call(data, "keyPrefix")) {
      let data4 = data.keyPrefix;
      if (typeof data4 == "string") {
        if (!pattern132.test(data4)) {
          let err13 = { instancePath: instancePath + "/keyPrefix", schemaPath: "#/properties/keyPrefix/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9:._-]{0,64}$" }, message: 'must match pattern "^[A-Za-z0-9:._-]{0,64}$"' };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        let err14 = { instancePath: instancePath + "/keyPrefix", schemaPath: "#/properties/keyPrefix/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.keysDir !== void 0 && func02.call(data, "keysDir")) {
      let data5 = data.keysDir;
      if (typeof data5 == "string") {
        if (func70(data5) < 1) {
          let err15 = { instancePath: instancePath + "/keysDir", schemaPath: "#/properties/keysDir/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      } else {
        let err16 = { instancePath: instancePath + "/keysDir", schemaPath: "#/properties/keysDir/type", keyword: "type", params: { type: "string" }, message: "must be string" };
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
    if (data.adminListen !== void 0 && func02.call(data, "adminListen")) {
      let data7 = data.adminListen;
      if (typeof data7 == "string") {
        if (!pattern152.test(data7)) {
          let err19 = { instancePath: instancePath + "/adminListen", schemaPath: "#/properties/adminListen/pattern", keyword: "pattern", params: { pattern: "^[^\\s]+:[0-9]{1,5}$" }, message: 'must match pattern "^[^\\s]+:[0-9]{1,5}$"' };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      } else {
        let err20 = { instancePath: instancePath + "/adminListen", schemaPath: "#/properties/adminListen/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.logLevel !== void 0 && func02.call(data, "logLevel")) {
      let data8 = data.logLevel;
      if (typeof data8 != "string") {
        let err21 = { instancePath: instancePath + "/logLevel", schemaPath: "#/properties/logLevel/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
      if (!(data8 === "debug" || data8 === "info" || data8 === "warn" || data8 === "error" || data8 === "silent")) {
        let err22 = { instancePath: instancePath + "/logLevel", schemaPath: "#/properties/logLevel/enum", keyword: "enum", params: { allowedValues: schema212.properties.logLevel.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.groupId !== void 0 && func02.call(data, "groupId")) {
      let data9 = data.groupId;
      if (typeof data9 == "string") {
        if (!pattern16.test(data9)) {
          let err23 = { instancePath: instancePath + "/groupId", schemaPath: "#/properties/groupId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]{1,128}$" }, message: 'must match pattern "^[A-Za-z0-9._-]{1,128}$"' };
          vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
        }
      } else {
        let err24 = { instancePath: instancePath + "/groupId", schemaPath: "#/properties/groupId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
    if (data.sessionIdleMs !== void 0 && func02.call(data, "sessionIdleMs")) {
      let data10 = data.sessionIdleMs;
      if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
        let err25 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
      if (typeof data10 == "number" && isFinite(data10)) {
        if (data10 > 6048e5 || isNaN(data10)) {
          let err26 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6048e5 }, message: "must be <= 604800000" };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        if (data10 < 1e3 || isNaN(data10)) {
          let err27 = { instancePath: instancePath + "/sessionIdleMs", schemaPath: "#/properties/sessionIdleMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1e3 }, message: "must be >= 1000" };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
      }
    }
    if (data.replayWindowMs !== void 0 && func02.call(data, "replayWindowMs")) {
      let data11 = data.replayWindowMs;
      if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
        let err28 = { instancePath: instancePath + "/replayWindowMs", schemaPath: "#/properties/replayWindowMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 6048e5 || isNaN(data11)) {
          let err29 = { instancePath: instancePath + "/replayWindowMs", schemaPath: "#/properties/replayWindowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6048e5 }, message: "must be <= 604800000" };
          vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
        }
        if (data11 < 1e3 || isNaN(data11)) {
          let err30 = { instancePath: instancePath + "/replayWindowMs", schemaPath: "#/properties/replayWindowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1e3 }, message: "must be >= 1000" };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
      }
    }
    if (data.cacheSessionsMax !== void 0 && func02.call(data, "cacheSessionsMax")) {
      let data12 = data.cacheSessionsMax;
      if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
        let err31 = { instancePath: instancePath + "/cacheSessionsMax", schemaPath: "#/properties/cacheSessionsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
      }
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 > 1e7 || isNaN(data12)) {
          let err32 = { instancePath: instancePath + "/cacheSessionsMax", schemaPath: "#/properties/cacheSessionsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e7 }, message: "must be <= 10000000" };
          vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
        }
        if (data12 < 1 || isNaN(data12)) {
          let err33 = { instancePath: instancePath + "/cacheSessionsMax", schemaPath: "#/properties/cacheSessionsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
        }
      }
    }
    if (data.recordBytesMax !== void 0 && func02.call(data, "recordBytesMax")) {
      let data13 = data.recordBytesMax;
      if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
        let err34 = { instancePath: instancePath + "/recordBytesMax", schemaPath: "#/properties/recordBytesMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
      }
      if (typeof data13 == "number" && isFinite(data13)) {
        if (data13 > 67108864 || isNaN(data13)) {
          let err35 = { instancePath: instancePath + "/recordBytesMax", schemaPath: "#/properties/recordBytesMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 67108864 }, message: "must be <= 67108864" };
          vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
        }
        if (data13 < 1024 || isNaN(data13)) {
          let err36 = { instancePath: instancePath + "/recordBytesMax", schemaPath: "#/properties/recordBytesMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 }, message: "must be >= 1024" };
          vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
        }
      }
    }
    if (data.batchRecordsMax !== void 0 && func02.call(data, "batchRecordsMax")) {
      let data14 = data.batchRecordsMax;
      if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
        let err37 = { instancePath: instancePath + "/batchRecordsMax", schemaPath: "#/properties/batchRecordsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 1e4 || isNaN(data14)) {
          let err38 = { instancePath: instancePath + "/batchRecordsMax", schemaPath: "#/properties/batchRecordsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000" };
          vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
        }
        if (data14 < 1 || isNaN(data14)) {
          let err39 = { instancePath: instancePath + "/batchRecordsMax", schemaPath: "#/properties/batchRecordsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
        }
      }
    }
    if (data.attemptsMax !== void 0 && func02.call(data, "attemptsMax")) {
      let data15 = data.attemptsMax;
      if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
        let err40 = { instancePath: instancePath + "/attemptsMax", schemaPath: "#/properties/attemptsMax/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
      }
      if (typeof data15 == "number" && isFinite(data15)) {
        if (data15 > 100 || isNaN(data15)) {
          let err41 = { instancePath: instancePath + "/attemptsMax", schemaPath: "#/properties/attemptsMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
        }
        if (data15 < 1 || isNaN(data15)) {
          let err42 = { instancePath: instancePath + "/attemptsMax", schemaPath: "#/properties/attemptsMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
        }
      }
    }
    if (data.beaconMs !== void 0 && func02.call(data, "beaconMs")) {
      let data16 = data.beaconMs;
      if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
        let err43 = { instancePath: instancePath + "/beaconMs", schemaPath: "#/properties/beaconMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
      }
      if (typeof data16 == "number" && isFinite(data16)) {
        if (data16 > 6e4 || isNaN(data16)) {
          let err44 = { instancePath: instancePath + "/beaconMs", schemaPath: "#/properties/beaconMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6e4 }, message: "must be <= 60000" };
          vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
        }
        if (data16 < 100 || isNaN(data16)) {
          let err45 = { instancePath: instancePath + "/beaconMs", schemaPath: "#/properties/beaconMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, message: "must be >= 100" };
          vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
        }
      }
    }
    if (data.ackTimeoutMs !== void 0 && func02.call(data, "ackTimeoutMs")) {
      let data17 = data.ackTimeoutMs;
      if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17))) {
        let err46 = { instancePath: instancePath + "/ackTimeoutMs", schemaPath: "#/properties/ackTimeoutMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
      }
      if (typeof data17 == "number" && isFinite(data17)) {
        if (data17 > 36e5 || isNaN(data17)) {
          let err47 = { instancePath: instancePath + "/ackTimeoutMs", schemaPath: "#/properties/ackTimeoutMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
        }
        if (data17 < 100 || isNaN(data17)) {
          let err48 = { instancePath: instancePath + "/ackTimeoutMs", schemaPath: "#/properties/ackTimeoutMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, message: "must be >= 100" };
          vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
        }
      }
    }
    if (data.clockToleranceMs !== void 0 && func02.call(data, "clockToleranceMs")) {
      let data18 = data.clockToleranceMs;
      if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
        let err49 = { instancePath: instancePath + "/clockToleranceMs", schemaPath: "#/properties/clockToleranceMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
      }
      if (typeof data18 == "number" && isFinite(data18)) {
        if (data18 > 36e5 || isNaN(data18)) {
          let err50 = { instancePath: instancePath + "/clockToleranceMs", schemaPath: "#/properties/clockToleranceMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000" };
          vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
        }
        if (data18 < 0 || isNaN(data18)) {
          let err51 = { instancePath: instancePath + "/clockToleranceMs", schemaPath: "#/properties/clockToleranceMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
        }
      }
    }
  } else {
    let err52 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
  }
  return validate542.errors = vErrors, errors === 0;
}
validate542.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export {
  validateAck,
  validateApproval,
  validateBeacon,
  validateCallCompleted,
  validateCallRequested,
  validateCatalogObserved,
  validateCommand,
  validateCondition,
  validateDlqRecord,
  validateGateways,
  validateHeartbeat,
  validateNotification,
  validateTrust,
  validateWorkerConfig
};
