module.exports = require('../../eslint-rosetta')(__dirname);
