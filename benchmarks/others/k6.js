// So many requests a second by the open model of k6; given as URL, RATE and SECONDS.
import http from 'k6/http';

export const options = {
  discardResponseBodies: true,
  scenarios: {
    load: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE),
      timeUnit: '1s',
      duration: `${__ENV.SECONDS}s`,
      preAllocatedVUs: Math.max(50, Number(__ENV.RATE) / 10),
      maxVUs: Math.max(500, Number(__ENV.RATE) * 2),
    },
  },
  summaryTrendStats: ['p(95)', 'p(99)'],
};

export default function () {
  http.get(__ENV.URL);
}
