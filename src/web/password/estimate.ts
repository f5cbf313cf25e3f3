import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs });

/** 0 (guessed at once) to 4 (very hard), given words that are close to the person. */
export const estimate = (password: string, near: readonly string[]): number => zxcvbn.check(password, [...near]).score;
