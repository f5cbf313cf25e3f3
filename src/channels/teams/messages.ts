import type restify from 'restify';
import { createBuckets } from '../http/buckets.ts';
import { HttpError } from '../http/http-error.ts';
import { route } from '../http/route.ts';
import { readChannelActivity, type ChannelActivity } from './activity.ts';
